import { describe, expect, test } from 'vitest'
import { reading } from '@/lib/format/reading'
import { closeLead } from '@/lib/leads/close-lead'
import { groundFor } from '@/lib/leads/ground'
import { listRows } from '@/lib/leads/list-rows'
import { startLead } from '@/lib/leads/start-lead'
import { AddTeam, addTeam } from '@/lib/teams/add-team'
import { archiveTeam, restoreTeam } from '@/lib/teams/archive-team'
import { editTeam } from '@/lib/teams/edit-team'
import { listTeams } from '@/lib/teams/list-teams'
import { undoChange } from '@/lib/undo/undo-change'
import { addMember } from '@/lib/users/add-member'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { editMember } from '@/lib/users/edit-member'
import { restoreMember } from '@/lib/users/restore-member'
import { actorOf, newRequest } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { findReason, makeCustomer } from '../../support/make'
import { makeMember, membershipOf } from '../../support/members'
import { expectReplayed } from '../../support/replay'
import { empty, makeCustomerAt, makeTeamAt, memberForm, newCode } from '../../support/targets'
import { makeTeam, putInto } from '../../support/teams'

const ana = actorOf('ana')
const here = { admin: ana }
const found = async (id: string) => (await listTeams(ana)).find((one) => one.id === id)

describe('a team', () => {
  test('is added, renamed, archived and restored, and each can be taken back', async () => {
    const { teamId } = await makeTeamAt(here)
    const name = newCode()
    const renamed = await editTeam(ana, { teamId, version: 1, name })
    await archiveTeam(ana, { teamId, version: 2 })
    expect((await found(teamId))?.archivedAt).toBeInstanceOf(Date)
    const restored = await restoreTeam(ana, { teamId, version: 3 })
    expect(await found(teamId)).toMatchObject({ name, archivedAt: null, version: 4 })
    await undoChange(ana, { changeId: restored.id ?? '' })
    expect((await found(teamId))?.archivedAt).toBeInstanceOf(Date)
    await undoChange(ana, { changeId: renamed.id ?? '' })
    expect((await found(teamId))?.name).not.toBe(name)
    await expectReplayed()
  })

  test('has a name that is there, short, and no other’s in whatever case', async () => {
    const name = `Porto ${newCode()}`
    const { entityId } = await addTeam(ana, { name })
    await expectRefusal(() => addTeam(ana, { name: name.toUpperCase() }), 'team.nameTaken', 'name')
    const other = await makeTeamAt(here)
    await expectRefusal(() => editTeam(ana, { ...other, name: name.toLowerCase() }), 'team.nameTaken', 'name')
    await editTeam(ana, { teamId: entityId, version: 1, name: name.toUpperCase() })
    const read = (typed?: string) => AddTeam(reading('EUR')).safeParse({ name: typed }).success
    expect([read(undefined), read(' '), read('x'.repeat(60)), read('x'.repeat(61))]).toEqual([
      false,
      false,
      true,
      false,
    ])
  })

  test('wanted by two at once is one, and sent twice is added once', async () => {
    const name = newCode()
    const both = await Promise.allSettled([addTeam(ana, { name }), addTeam(ana, { name })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const as = { ...ana, ...newRequest() }
    const again = newCode()
    const [first, second] = await Promise.all([addTeam(as, { name: again }), addTeam(as, { name: again })])
    expect(second).toEqual(first)
  })

  test('renamed by two: the second is told', async () => {
    const { teamId } = await makeTeamAt(here)
    await editTeam(ana, { teamId, version: 1, name: newCode() })
    await expectRefusal(() => editTeam(ana, { teamId, version: 1, name: newCode() }), 'changedMeanwhile')
  })
})

describe('a person', () => {
  test('is added into a team, changes it and leaves it, all of it in the history', async () => {
    const [one, other] = [await makeTeamAt(here), await makeTeamAt(here)]
    const { entityId: userId } = await addMember(ana, { ...memberForm(), team: one.teamId })
    expect(await membershipOf(userId)).toMatchObject({ teamId: one.teamId })
    await editMember(ana, { userId, version: 1, name: 'Sofia Reis', role: 'sales', team: other.teamId })
    const last = (await changesOf(userId)).at(-1)
    expect(last).toMatchObject({ operation: 'user.edited' })
    expect(last?.rows).toMatchObject([{ before: { teamId: one.teamId }, after: { teamId: other.teamId } }])
    await editMember(ana, { userId, version: 2, name: 'Sofia Reis', role: 'sales', team: null })
    expect(await membershipOf(userId)).toMatchObject({ teamId: null, version: 3 })
    // As every change of a person: where they belong is decided, not taken back.
    await expectRefusal(() => undoChange(ana, { changeId: last?.id ?? '' }), 'undo.never')
  })

  test('joins no team that is archived, and stays in one that was archived while they were away', async () => {
    const { teamId } = await makeTeamAt(here)
    const { userId } = await makeMember()
    const { version } = await membershipOf(userId)
    const form = { userId, name: 'Sofia Reis', role: 'sales' as const }
    await editMember(ana, { ...form, version, team: teamId })
    await deactivateMember(ana, { userId, version: version + 1, owner: null })
    await archiveTeam(ana, { teamId, version: 1 })
    const archived = { team: teamId }
    await expectRefusal(() => addMember(ana, { ...memberForm(), ...archived }), 'team.archived', 'team')
    await restoreMember(ana, { userId, version: version + 2 })
    expect(await membershipOf(userId)).toMatchObject({ teamId: null, deactivatedAt: null })
    const again = { ...form, version: version + 3, ...archived }
    await expectRefusal(() => editMember(ana, again), 'team.archived', 'team')
    await restoreTeam(ana, { teamId, version: 2 })
    await editMember(ana, again)
    await expectReplayed()
  })
})

describe('archiving', () => {
  test('is refused while somebody active is in it, however it is done', async () => {
    const { teamId } = await makeTeamAt(here)
    await archiveTeam(ana, { teamId, version: 1 })
    const restored = await restoreTeam(ana, { teamId, version: 2 })
    await putInto(teamId, 'tiago')
    await expectRefusal(() => archiveTeam(ana, { teamId, version: 3 }), 'team.hasMembers')
    await expectRefusal(() => undoChange(ana, { changeId: restored.id ?? '' }), 'undo.teamHasMembers')
    const [added] = await changesOf(teamId)
    await expectRefusal(() => undoChange(ana, { changeId: added?.id ?? '' }), 'undo.inUse')
    await putInto(null, 'tiago')
    await archiveTeam(ana, { teamId, version: 3 })
  })

  test('and joining at once: never an archived team with somebody in it', async () => {
    for (let round = 0; round < 4; round++) {
      const { teamId } = await makeTeamAt(here)
      const [archived, joined] = await Promise.allSettled([
        archiveTeam(ana, { teamId, version: 1 }),
        putInto(teamId, 'ines'),
      ])
      expect([archived.status, joined.status].sort()).toEqual(['fulfilled', 'rejected'])
    }
  })

  test('leaves it a filter of old links: what those deactivated in it still own', async () => {
    const ground = await groundFor(ana, {}, 'Europe/Lisbon')
    const team = await makeTeam('miriam')
    const { id } = await makeCustomer('miriam')
    const listed = async () => (await listRows(ana, { team, sort: 'name', descending: false }, ground)).rows
    expect((await listed()).map(({ customerId }) => customerId)).toContain(id)
    await putInto(null, 'miriam')
    const { entityId: userId } = await addMember(ana, { ...memberForm(), team })
    const { customerId } = await makeCustomerAt({ admin: ana, owner: userId })
    const { entityId: leadId } = await startLead(ana, { customerId, title: null })
    const closingReason = (await findReason('LOST')).id
    await closeLead(ana, { leadId, version: 1, ...empty, closingReason, comment: null })
    await deactivateMember(ana, { userId, version: 1, owner: null })
    await archiveTeam(ana, { teamId: team, version: 1 })
    const lost = await listRows(ana, { team, state: 'lost', sort: 'name', descending: false }, ground)
    expect(lost.rows.map((row) => row.leadId)).toEqual([leadId])
  })
})
