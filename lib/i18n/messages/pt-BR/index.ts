import accountTypes from './accountTypes.json'
import activities from './activities.json'
import board from './board.json'
import books from './books.json'
import bulk from './bulk.json'
import changes from './changes.json'
import closingReasons from './closingReasons.json'
import contacts from './contacts.json'
import crmOverview from './crmOverview.json'
import customerCard from './customerCard.json'
import customerForm from './customerForm.json'
import customerList from './customerList.json'
import customFields from './customFields.json'
import digest from './digest.json'
import duplicates from './duplicates.json'
import errors from './errors.json'
import fields from './fields.json'
import files from './files.json'
import flash from './flash.json'
import form from './form.json'
import frame from './frame.json'
import history from './history.json'
import imports from './imports.json'
import invitation from './invitation.json'
import leadPhases from './leadPhases.json'
import listFilters from './listFilters.json'
import offline from './offline.json'
import organization from './organization.json'
import overview from './overview.json'
import palette from './palette.json'
import profile from './profile.json'
import refusals from './refusals.json'
import savedViews from './savedViews.json'
import search from './search.json'
import settings from './settings.json'
import setup from './setup.json'
import shortcuts from './shortcuts.json'
import signIn from './signIn.json'
import teams from './teams.json'
import today from './today.json'
import undo from './undo.json'
import users from './users.json'
import validation from './validation.json'
import words from './words.json'

export default {
  accountTypes,
  activities,
  board,
  books,
  bulk,
  changes,
  closingReasons,
  contacts,
  crmOverview,
  customFields,
  customerCard,
  customerForm,
  customerList,
  digest,
  duplicates,
  errors,
  fields,
  files,
  flash,
  form,
  frame,
  history,
  imports,
  invitation,
  leadPhases,
  listFilters,
  offline,
  organization,
  overview,
  palette,
  profile,
  refusals,
  savedViews,
  search,
  settings,
  setup,
  shortcuts,
  signIn,
  undo,
  teams,
  today,
  users,
  validation,
  words,
}
