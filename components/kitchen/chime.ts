let context: AudioContext | undefined;

/** Browsers let a page make a sound only after a touch; call this from one. */
export function allowSound(): void {
  context ??= new AudioContext();
  void context.resume();
}

/** Two rising notes: a new ticket. Silent until allowed. */
export function chime(): void {
  if (context?.state !== "running") return;
  for (const [index, frequency] of [659, 880].entries()) {
    const note = context.createOscillator();
    const volume = context.createGain();
    const start = context.currentTime + index * 0.16;
    note.frequency.value = frequency;
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
    note.connect(volume).connect(context.destination);
    note.start(start);
    note.stop(start + 0.4);
  }
}
