/** The till's four sounds, synthesised; each has a visible twin, so that none is needed. */

export type Sound = "tick" | "unknown" | "refused";
type Tone = { readonly hertz: number; readonly startS: number; readonly lengthS: number };

const TONES: Readonly<Record<Sound, readonly Tone[]>> = {
  tick: [{ hertz: 1760, startS: 0, lengthS: 0.03 }],
  unknown: [
    { hertz: 660, startS: 0, lengthS: 0.12 },
    { hertz: 440, startS: 0.13, lengthS: 0.18 },
  ],
  refused: [{ hertz: 180, startS: 0, lengthS: 0.18 }],
};

let context: AudioContext | null = null;

/** Play a sound at a volume of 0 to 1; silent where the browser has not been touched yet. */
export function play(sound: Sound, volume: number): void {
  if (volume <= 0 || typeof AudioContext === "undefined" || !navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  const now = context.currentTime;
  for (const tone of TONES[sound]) {
    const source = context.createOscillator();
    const gain = context.createGain();
    source.frequency.value = tone.hertz;
    source.type = "triangle";
    gain.gain.setValueAtTime(volume * 0.25, now + tone.startS);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + tone.startS + tone.lengthS);
    source.connect(gain).connect(context.destination);
    source.start(now + tone.startS);
    source.stop(now + tone.startS + tone.lengthS);
  }
}
