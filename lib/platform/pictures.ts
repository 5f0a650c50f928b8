/** The widths each picture is kept in, in pixels; narrower ones are not made larger. */
export const pictureWidths = { small: 320, medium: 640, large: 1280 } as const;

/** A picture's addresses by size, from its name. An address never shows anything else. */
export const toPictureJson = (name: string) => ({
  small: addressOf(name, pictureWidths.small),
  medium: addressOf(name, pictureWidths.medium),
  large: addressOf(name, pictureWidths.large),
});

const addressOf = (name: string, width: number) => `/api/v1/pictures/${name}/${width}.webp`;
