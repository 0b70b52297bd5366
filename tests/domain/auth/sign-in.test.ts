import { inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { signInGuesses } from '@/db/schema'
import { isCommonPassword } from '@/lib/auth/common-passwords'
import { mayGuess } from '@/lib/auth/guesses'
import { checkPassword, SignIn } from '@/lib/auth/sign-in'
import { hashOf } from '@/lib/ids'
import { addMember } from '@/lib/users/add-member'
import { actorOf, password } from '../../support/cast'
import { at } from '../../support/clock'
import { makeMember } from '../../support/members'

const joost = { email: 'joost@brisaclima.example', password }
const wrong = { key: 'signIn.wrong', field: undefined }
const tooMany = { key: 'signIn.tooManyGuesses', field: undefined }

describe('signing in', () => {
  test('answers the member, however the e-mail is written', async () => {
    const typed = SignIn.parse({ email: ' Joost@BrisaClima.example ', password })
    expect(await checkPassword(typed, 'a1')).toMatchObject({ userId: actorOf('joost').userId })
  })

  test('has one refusal for all that is wrong', async () => {
    const invited = 'invited@brisaclima.example'
    await addMember(actorOf('ana'), { name: 'Otto', email: invited, role: 'sales', team: null })
    await expect(checkPassword({ ...joost, password: 'not the password' }, 'a2')).rejects.toMatchObject(wrong)
    for (const email of ['nobody@brisaclima.example', 'rui@brisaclima.example', invited, '']) {
      await expect(checkPassword({ email, password }, 'a2')).rejects.toMatchObject(wrong)
    }
    for (const hostile of [
      {},
      { email: 'a\0b@x.example', password },
      { email: ['a'], password: { a: 1 } },
      { email: 'x'.repeat(9999), password: '\0' },
    ]) {
      await expect(checkPassword(SignIn.parse(hostile), 'a2')).rejects.toMatchObject(wrong)
    }
  })

  test('is held up after ten guesses, the right one too, and a quarter of an hour later is not', async () => {
    const { email, password: right } = await makeMember()
    at('2026-03-10T11:00:00Z')
    for (let guess = 0; guess < 10; guess++)
      await expect(checkPassword({ email, password: 'x' }, 'b')).rejects.toThrow()
    await expect(checkPassword({ email, password: right }, 'elsewhere')).rejects.toMatchObject(tooMany)
    at('2026-03-10T11:16:00Z')
    await expect(checkPassword({ email, password: right }, 'elsewhere')).resolves.toBeDefined()
  })

  test('with the right password is no guess', async () => {
    const { email, password: right } = await makeMember()
    for (let time = 0; time < 12; time++) await checkPassword({ email, password: right }, 'c')
  })
})

describe('guesses', () => {
  test('are ten per account, also in parallel, and hold up nobody else', async () => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, (_, one) => mayGuess('guessed@x.example', `from ${one}`)),
    )
    expect(tries.filter(Boolean)).toHaveLength(10)
    expect(await mayGuess('other@x.example', 'from 1')).toBe(true)
  })

  test('are fifty per address', async () => {
    const emails = Array.from({ length: 80 }, (_, one) => `a${one}@x.example`)
    const all = emails.map((email) => hashOf(`account ${email}`))
    const tries = await Promise.all(emails.map((email) => mayGuess(email, 'one address')))
    expect(tries.filter(Boolean)).toHaveLength(50)
    const accounts = await database().$count(signInGuesses, inArray(signInGuesses.subject, all))
    expect(accounts, 'the rest says nothing of accounts').toBe(50)
  })

  test('are fifty for all addresses of IPv6 that one may have', async () => {
    const tries = await Promise.all(
      Array.from({ length: 80 }, (_, one) => mayGuess(`v${one}@x.example`, `2001:db8:5::${one.toString(16)}`)),
    )
    expect(tries.filter(Boolean)).toHaveLength(50)
    expect(await mayGuess('v@x.example', '2001:DB8:5:0:ffff::1')).toBe(false)
    expect(await mayGuess('v@x.example', '2001:db8:5:1::1')).toBe(true)
    expect(await mayGuess('v@x.example', '::ffff:192.0.2.1')).toBe(true)
  })
})

describe('a common password', () => {
  test.each(['aaaaaaaaaaaaaaa', '123456789012', 'qwertyuiop', 'Password2026!', 'abcabcabcabc', 'wachtwoord123'])(
    'is %s',
    (text) => expect(isCommonPassword(text)).toBe(true),
  )
  test.each(['three warm rooms', 'correct horse battery'])('is not %s', (text) =>
    expect(isCommonPassword(text)).toBe(false),
  )
})
