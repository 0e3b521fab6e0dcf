/** Spanish texts: refusals by their stable code. */
export const errors = {
  'error.unknown': 'Algo falló. No se registró nada.',
  'error.offline': 'Sin conexión. No se envió nada; inténtalo cuando vuelva.',
  'error.broken_answer': 'El servidor no respondió bien. Mira si quedó registrado antes de repetir.',
  'error.bad_credentials': 'El nombre o la frase no son correctos.',
  'error.bad_totp': 'El código no es correcto o ha caducado.',
  'error.unauthenticated': 'Ya no has entrado.',
  'error.forbidden': 'Tu rol no puede hacer esto.',
  'error.needs_approval': 'Una segunda persona debe aprobarlo; hazlo en la caja.',
  'error.not_found': 'No está o no puedes verlo.',
  'error.insufficient_stock': 'No hay tanto disponible.',
  'error.conflict_other_content': 'El mismo acto ya se registró con otro contenido.',
  'error.already_set_up': 'Esta carpeta ya tiene una tienda.',
  'error.too_many_requests': 'Demasiados intentos. Espera un poco.',
} as const;
