import { cn } from "@/components/ui/cn";
import { ArtBackdrop } from "./art-backdrop";
import { DishArt } from "./dish-art";

export type FoodPictureProps = {
  /** What the owner uploaded, in three sizes; without it a drawing. */
  picture?: { small: string; medium: string; large: string } | undefined;
  name: string;
  cuisine?: string | undefined;
  /** How wide it is shown, for the browser to choose by: "96px". */
  sizes: string;
  /** Seen before anything is scrolled: fetched with the page. */
  isFirst?: boolean;
  className?: string;
  artClassName?: string;
};

/** Food as its kitchen shows it, else drawn after its name. */
export function FoodPicture({
  picture,
  name,
  cuisine,
  sizes,
  isFirst,
  className,
  artClassName,
}: FoodPictureProps) {
  if (!picture) {
    return (
      <ArtBackdrop
        name={name}
        cuisine={cuisine ?? ""}
        className={cn("grid place-items-center", className)}
      >
        <DishArt
          name={name}
          cuisine={cuisine}
          isFirst={isFirst}
          className={cn("max-h-full", artClassName)}
        />
      </ArtBackdrop>
    );
  }
  return (
    <div className={cn("relative overflow-hidden bg-sunk", className)}>
      {/* biome-ignore lint/performance/noImgElement: uploads are stored in the sizes they are shown in. */}
      <img
        src={picture.medium}
        srcSet={`${picture.small} 320w, ${picture.medium} 640w, ${picture.large} 1280w`}
        sizes={sizes}
        alt=""
        loading={isFirst ? "eager" : "lazy"}
        fetchPriority={isFirst ? "high" : "auto"}
        decoding="async"
        className="absolute inset-0 size-full object-cover"
      />
    </div>
  );
}
