/** The English catalogue: its keys are the keys of every language, its placeholders are checked by the compiler. */
import { errors } from './errors';
import { selling } from './selling';
import { setup } from './setup';
import { shell } from './shell';
import { stock } from './stock';
import { today } from './today';

export const en = {
  ...shell,
  ...today,
  ...stock,
  ...selling,
  ...setup,
  ...errors,
} as const;
