/** The client of `/api/v1` for browser code: shapes, one request function, typed reads and writes. */
export type * from './contract';
export { ApiError, addressOf, errorOf, request } from './request';
export type { FieldFault, QueryValue } from './request';
export { get, send, sendFile } from './client';
export type { At, GetRoute, WriteRoute } from './client';
export { newId } from './ids';
