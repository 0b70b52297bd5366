import type { MetadataRoute } from 'next'

/** Funil as an app on a phone or a desk. */
const manifest = (): MetadataRoute.Manifest => ({
  ...{ id: '/', name: 'Funil', short_name: 'Funil', start_url: '/', scope: '/', display: 'standalone' },
  ...{ background_color: '#fbfaf8', theme_color: '#ffffff' },
  icons: [
    { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
})
export default manifest
