'use client'
import type { ReactNode } from 'react'
import { FormPage } from '../form/form-page'
import { Icon } from '../icon/icon'
import { Keyboard } from '../keyboard/keyboard'
import { BrandMark } from './brand'
import { Dock } from './dock'
import type { FrameProps } from './frame-props'
import { LeftOverNotice } from './left-over'
import { Undo } from './undo'
import { UserMenu } from './user-menu'

/**
 * The frame every view of a session stands in: skip link, places, message, main. `back` leads to the list a card came
 * from; a page with `dock={false}` has its own bar under the thumb.
 */
export function Page({
  frame,
  title,
  children,
  className = '',
  back,
  dock = true,
  find = true,
}: {
  frame: FrameProps
  title: string
  children: ReactNode
  className?: string
  back?: { href: string; label: string }
  dock?: boolean
  find?: boolean
}) {
  const { texts } = frame
  return (
    <FormPage pageId={frame.pageId} userId={frame.userId} title={title} texts={frame.formTexts} refused={frame.refused}>
      <div className={dock ? 'has-dock' : undefined}>
        <a className="skip" href="#main">
          {texts.skip}
        </a>
        <header className="top">
          {back && (
            <a className="top-back hand" href={back.href}>
              <Icon name="back" /> {back.label}
            </a>
          )}
          <a className={back ? 'brand desk' : 'brand'} href="/start">
            <BrandMark /> Funil
          </a>
          <nav className="top-nav" aria-label={texts.main}>
            <ul>
              <Item href="/" label={texts.today} current={frame.place === 'today'} />
              <Item href="/customers" label={texts.customers} current={frame.place === 'customers'} />
              {frame.funnelOn && <Item href="/board" label={texts.board} current={frame.place === 'board'} />}
              {frame.funnelOn && <Item href="/overview" label={texts.overview} current={frame.place === 'overview'} />}
              {frame.admin && <Item href="/import" label={texts.import} current={frame.place === 'import'} />}
              {frame.admin && <Item href="/settings" label={texts.settings} current={frame.place === 'settings'} />}
            </ul>
          </nav>
          {find && (
            <form className="top-find" role="search" aria-label={texts.find} action="/search">
              <label className="vh" htmlFor="find">
                {texts.findLabel}
              </label>
              <span className="affix">
                <span className="pre">
                  <Icon name="search" />
                </span>
                <input className="input" id="find" name="q" type="search" placeholder={texts.findLabel} />
              </span>
            </form>
          )}
          {find && (
            <a className="icon-btn hand" href="/search#q">
              <Icon name="search" label={texts.findLabel} />
            </a>
          )}
          <UserMenu frame={frame} />
        </header>
        {frame.flash && (
          <div className="flash-place">
            <div className="flash" role="status">
              <p>{frame.flash.text}</p>
              {frame.flash.undo && <Undo {...frame.flash.undo} kind="inverse" />}
            </div>
          </div>
        )}
        <main className={`page ${className}`} id="main">
          {frame.leftOver && <LeftOverNotice {...frame.leftOver} />}
          {children}
        </main>
        {dock && <Dock frame={frame} />}
        <Keyboard mayAdd={frame.mayAdd} funnelOn={frame.funnelOn} userId={frame.userId} />
      </div>
    </FormPage>
  )
}

function Item({ href, label, current }: { href: string; label: string; current: boolean }) {
  return (
    <li>
      <a href={href} aria-current={current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  )
}
