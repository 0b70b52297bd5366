/** The tapering funnel that is also the logo. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 24 20" aria-hidden="true" fill="currentColor">
      <rect x="1" y="1" width="4.5" height="18" rx="1.25" />
      <rect x="7.5" y="4" width="4.5" height="12" rx="1.25" opacity=".78" />
      <rect x="14" y="6.5" width="4.5" height="7" rx="1.25" opacity=".58" />
      <rect x="20.5" y="8.5" width="2.5" height="3" rx="1" opacity=".42" />
    </svg>
  )
}
