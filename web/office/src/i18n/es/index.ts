/** The Spanish catalogue; complete by type: a missing or unknown key does not compile. */
import type { Catalogue } from '../translate';
import { errors } from './errors';
import { selling } from './selling';
import { setup } from './setup';
import { shell } from './shell';
import { stock } from './stock';
import { today } from './today';

export const es: Catalogue = {
  ...shell,
  ...today,
  ...stock,
  ...selling,
  ...setup,
  ...errors,
};
