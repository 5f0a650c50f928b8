let context: AudioContext | undefined;
const listeners = new Set<() => void>();

/** Whether the touch that is under way is the one that allowed it. */
let isFirstTouch = false;

export const isSoundAllowed = (): boolean => context?.state === "running";

export const wasJustAllowed = (): boolean => isFirstTouch;

export function onSoundAllowed(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Browsers let a page make a sound only after a touch; call this from one. */
export function allowSound(): void {
  isFirstTouch = !isSoundAllowed();
  if (!isFirstTouch) return;
  context ??= new AudioContext();
  void context.resume().then(() => {
    for (const tell of listeners) tell();
  });
}

const tunes = {
  /** Two rising notes. */
  ticket: [659, 880],
  /** Three falling ones: something is not as it was. */
  change: [880, 740, 587],
} as const;

/** Says that something came, to people who look elsewhere. Silent until allowed. */
export function chime(tune: keyof typeof tunes): void {
  if (!context || !isSoundAllowed()) return;
  for (const [index, frequency] of tunes[tune].entries()) {
    const note = context.createOscillator();
    const volume = context.createGain();
    const start = context.currentTime + index * 0.16;
    note.frequency.value = frequency;
    volume.gain.setValueAtTime(0.35, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.45);
    note.connect(volume).connect(context.destination);
    note.start(start);
    note.stop(start + 0.45);
  }
}
