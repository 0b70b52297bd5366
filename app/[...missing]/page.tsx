import { Missing } from '@/lib/refusal'
import { page } from '@/lib/web/page'

/** Every path that no page answers. */
export default page('none', async () => {
  throw new Missing()
})
