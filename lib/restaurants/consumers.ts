import { isType, type StoredEvent } from "@/lib/events/catalogue";
import type { Consumer } from "@/lib/events/consume";
import { removePicture } from "@/lib/platform/files/picture-files";

/** Removes the files of pictures that nothing shows any more. */
export const pictureRemoval: Consumer = {
  name: "restaurants.picture_removal",
  topics: ["menu.events"],
  shards: 1,
  handle: async ({ events }) => {
    for (const name of events.flatMap(droppedBy)) await removePicture(name);
  },
};

const droppedBy = (event: StoredEvent): string[] =>
  isType(event, "menu.updated") || isType(event, "restaurant.updated")
    ? (event.payload.dropped_pictures ?? [])
    : [];
