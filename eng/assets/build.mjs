// Compiles form.scss and form.js into the files that the Web project embeds. Run it after changing either: npm ci && npm run build
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import esbuild from 'esbuild'
import * as sass from 'sass'

const here = name => fileURLToPath(new URL(name, import.meta.url))
const into = name => here(`../../src/ConsultationIntake.Web/Assets/files/${name}`)
const { version } = JSON.parse(readFileSync(here('node_modules/govuk-frontend/package.json')))
const notice = `/*! Made from GOV.UK Frontend ${version}, Crown copyright, MIT licence: https://github.com/alphagov/govuk-frontend/blob/main/LICENSE.txt */\n`

const { css } = sass.compile(here('form.scss'), { style: 'compressed', loadPaths: [here('.')], quietDeps: true })
const small = await esbuild.transform(css, { loader: 'css', minify: true, target: ['chrome90', 'firefox90', 'safari14'] })
writeFileSync(into('form.css'), notice + small.code)

const { outputFiles } = await esbuild.build({
  entryPoints: [here('form.js')],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2020'],
  legalComments: 'none',
  write: false
})
writeFileSync(into('form.js'), notice + outputFiles[0].text)
console.log(`form.css ${Buffer.byteLength(small.code)} bytes, form.js ${outputFiles[0].contents.length} bytes`)
