/** English texts: refusals by their stable code. */
export const errors = {
  'error.unknown': 'Something went wrong. Nothing was recorded.',
  'error.offline': 'No connection. Nothing was sent; try again when it is back.',
  'error.broken_answer': 'The server gave no proper answer. Look whether it was recorded before trying again.',
  'error.bad_credentials': 'Sign-in name or passphrase is not right.',
  'error.bad_totp': 'The code is not right, or it has run out.',
  'error.unauthenticated': 'You are no longer signed in.',
  'error.forbidden': 'Your role may not do this.',
  'error.needs_approval': 'A second person must approve this; do it at the till.',
  'error.not_found': 'It is not there, or you may not see it.',
  'error.insufficient_stock': 'There is not that much available.',
  'error.conflict_other_content': 'The same act was already recorded with other content.',
  'error.already_set_up': 'This folder already has a shop.',
  'error.too_many_requests': 'Too many tries. Wait a little.',
} as const;
