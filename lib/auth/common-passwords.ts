/**
 * Twelve characters rule out most of the lists of leaked passwords; what is left is repetition, runs of the keyboard
 * and the alphabet, and the well-known words with digits behind.
 */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertzuiopasdfghjklyxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '1q2w3e4r5t6y7u8i9o0p',
]
const words =
  /^(pass(word|wort)?|wachtwoord|senha|palavra-?passe|geheim|welkom|welcome|admin(istrator)?|funil|letmein|iloveyou|changeme|default|secret|qwerty|azerty|summer|winter|monkey|dragon|football|test)+[\W\d_]*$/

export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase()
  if (new Set(text).size < 5) return true
  if (/^(.{1,6})\1+$/.test(text)) return true
  if (words.test(text.replaceAll('0', 'o').replaceAll('@', 'a').replaceAll('3', 'e').replaceAll('$', 's'))) return true
  if (words.test(text)) return true
  const reversed = [...text].reverse().join('')
  return runs.some((run) => (run + run).includes(text) || (run + run).includes(reversed))
}
