'use client'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../icon/icon'
import { type Command, type CommandGroup, type PaletteTexts, useCommands } from './use-commands'

export type PaletteProps = { userId: string; onClose: () => void }

/** Everything by its name: pages, what can be done, saved views, customers. A dialog with a combobox over a listbox. */
export function Palette({ userId, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [q, setQ] = useState('')
  const { groups, texts, busy } = useCommands(q, userId)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog className="palette" ref={dialog} aria-label={texts?.title} onClose={onClose}>
      <Combobox q={q} onType={setQ} groups={groups} texts={texts} busy={busy} close={() => dialog.current?.close()} />
    </dialog>
  )
}

type ComboboxProps = {
  q: string
  onType: (q: string) => void
  groups: CommandGroup[]
  texts: PaletteTexts | undefined
  busy: boolean
  close: () => void
}

function Combobox({ q, onType, groups, texts, busy, close }: ComboboxProps) {
  const id = useId()
  const [chosen, setChosen] = useState(0)
  const commands = groups.flatMap((group) => group.commands)
  const at = Math.min(chosen, commands.length - 1)
  const active = commands[at]
  const optionId = (command: Command) => `${id}-${command.key}`
  useEffect(() => {
    document.getElementById(active ? `${id}-${active.key}` : '')?.scrollIntoView({ block: 'nearest' })
  }, [active, id])

  function choose(command: Command | undefined) {
    if (!command) return
    close()
    if (command.press) command.press.click()
    else window.location.assign(command.href)
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = commands.length - 1
    const to = {
      ArrowDown: at < last ? at + 1 : 0,
      ArrowUp: at > 0 ? at - 1 : last,
      PageDown: Math.min(at + 8, last),
      PageUp: Math.max(at - 8, 0),
    }[event.key]
    if (event.key === 'Enter') choose(active)
    else if (to !== undefined) setChosen(to)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className="affix palette-q">
        <span className="pre">
          <Icon name="search" />
        </span>
        <input
          className="input"
          type="text"
          role="combobox"
          aria-label={texts?.label}
          placeholder={texts?.label}
          aria-expanded={commands.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active && optionId(active)}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={q}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            onType(event.target.value)
            setChosen(0)
          }}
        />
        <button className="btn btn-quiet palette-x" type="button" onClick={close}>
          <Icon name="x" label={texts?.close} />
        </button>
      </div>
      <div className="palette-list" id={`${id}-list`} role="listbox" aria-label={texts?.title}>
        {groups.map((group) => (
          <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
            <div className="day-h" id={`${id}-${group.id}`}>
              {group.heading}
            </div>
            {group.commands.map((command) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
              <div
                key={command.key}
                id={optionId(command)}
                className="palette-one"
                role="option"
                tabIndex={-1}
                aria-selected={command === active}
                onClick={() => choose(command)}
                onPointerMove={() => command !== active && setChosen(commands.indexOf(command))}
              >
                <Icon name={group.icon} />
                <span>{command.label}</span>
                {command.note && <small className="soft">{command.note}</small>}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className="palette-said soft" role="status">
        {texts && commands.length === 0 && (busy ? texts.searching : texts.nothing)}
      </p>
    </>
  )
}
