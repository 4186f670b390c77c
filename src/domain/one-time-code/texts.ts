/** The message in each language that can be asked for: short, so that most fit into one part. */
export const TEXTS = {
  'de-DE': '{{otp}} ist Ihr Einmalcode von {{brand}}.',
  'en-GB': '{{otp}} is your one-time code from {{brand}}.',
  'en-US': '{{otp}} is your one-time code from {{brand}}.',
  'es-419': '{{otp}} es su código de un solo uso de {{brand}}.',
  'es-ES': '{{otp}} es su código de un solo uso de {{brand}}.',
  'fr-CA': '{{otp}} est votre code à usage unique de {{brand}}.',
  'fr-FR': '{{otp}} est votre code à usage unique de {{brand}}.',
  'it-IT': '{{otp}} è il suo codice monouso di {{brand}}.',
  'ja-JP': '{{brand}}のワンタイムコードは{{otp}}です。',
  'ko-KR': '{{brand}} 일회용 코드는 {{otp}}입니다.',
  'pt-BR': '{{otp}} é o seu código de uso único de {{brand}}.',
  'zh-CN': '{{otp}} 是您的 {{brand}} 一次性验证码。',
  'zh-TW': '{{otp}} 是您的 {{brand}} 一次性驗證碼。',
} as const;

export type Language = keyof typeof TEXTS;

export function isLanguage(name: string): name is Language {
  return Object.hasOwn(TEXTS, name);
}
