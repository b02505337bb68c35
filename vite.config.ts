import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const contractFile = `${import.meta.dirname}/src/main/contract.ts`
const routesFile = `${import.meta.dirname}/src/main/contract-routes.ts`

/**
 * `import { routes } from 'virtual:contract'` gives the browser method and path of every route, and nothing of the
 * schemas, summaries and permissions: those stay on the server, and zod stays out of the first page.
 */
function contractForTheBrowser(): Plugin {
  const id = '\0virtual:contract'
  return {
    name: 'tablee:contract',
    resolveId: (source) => (source === 'virtual:contract' ? id : undefined),
    async load(asked) {
      if (asked !== id) return undefined
      this.addWatchFile(contractFile)
      const { contract } = await import(pathToFileURL(contractFile).href)
      const { routeMap } = await import(pathToFileURL(routesFile).href)
      return `export const routes = ${JSON.stringify(routeMap(contract))}`
    },
  }
}

// The participants' pages are an entry of their own, which never loads the application's shell.
const pages = ['index.html', 'answer.html', 'respond.html'].map(
  (name) => `${import.meta.dirname}/src/main/${name}`,
)

export default defineConfig({
  root: 'src/main',
  publicDir: `${import.meta.dirname}/src/main/public`,
  plugins: [react(), contractForTheBrowser()],
  build: {
    outDir: `${import.meta.dirname}/dist/web`,
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 2048,
    // What is used on every screen and changes only with the lockfile is cached apart. Mantine is left to the
    // bundler: one part for all of it would bring every component of every screen to the first one.
    rolldownOptions: {
      input: pages.filter((page) => existsSync(page)),
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
        },
      },
    },
  },
  server: { port: 4601, proxy: { '/api': 'http://localhost:4600' } },
})
