#!/usr/bin/env bash
# Fills a folder feed with the Azure storage packages, for machines whose NuGet feed lacks them.
#
#   eng/azure-feed.sh [FOLDER]        FOLDER defaults to .feed at the repository root (git-ignored)
#
# Microsoft ships the same signed assemblies inside an npm package of its own. This script takes
# them from there, unchanged, and packs each again under its own id and version. It does nothing
# when the packages are already there. It needs npm, node, tar and the .NET SDK, nothing else.
#
# A feed that serves these packages needs none of this: do not run it there, because NuGet keeps
# what it restored from this folder in its cache as if it were the published package.
set -euo pipefail

source_package='@azure/mcp-linux-x64@0.5.6'
source_sha512='RcYbdAT409cf1xzMQEmjWqFi6lvpbyqIB4uI8MuwXV/y4QkkjZ6YAIaUO9zZnyUrkyUI53KXCx7Bsrk83BrXLg=='

packages=(
  Azure.Data.Tables/12.11.0
  Azure.Storage.Blobs/12.24.0
  Azure.Storage.Common/12.23.0
  Azure.Storage.Queues/12.22.0
  Microsoft.Extensions.Azure/1.11.0
  System.IO.Hashing/6.0.0
)

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
feed="${1:-$repository/.feed}"

missing=()
for package in "${packages[@]}"; do
  [[ -s "$feed/${package/\//.}.nupkg" ]] || missing+=("$package")
done
if (( ${#missing[@]} == 0 )); then
  echo "azure-feed: all ${#packages[@]} packages are in $feed"
  exit 0
fi

for tool in npm node tar dotnet; do
  command -v "$tool" > /dev/null || { echo "azure-feed: $tool is needed and was not found" >&2; exit 1; }
done

mkdir -p "$feed"
feed="$(cd "$feed" && pwd)"
work="$(mktemp -d "$feed/tmp.XXXXXX")"
trap 'rm -rf "$work"' EXIT
cd "$work"

echo "azure-feed: fetching $source_package (about 100 MB)"
archive="$(npm pack --silent "$source_package")"
mkdir unpacked
tar -xzf "$archive" -C unpacked

# One folder a package, laid out as NuGet wants it. Target framework and dependencies are read
# from the .deps.json beside the assemblies: a set of versions that Microsoft ships together.
node - "$archive" "$source_sha512" "${missing[@]}" <<'NODE'
const { createHash } = require('node:crypto');
const { copyFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const [archive, expectedHash, ...packages] = process.argv.slice(2);
const actualHash = createHash('sha512').update(readFileSync(archive)).digest('base64');
if (actualHash !== expectedHash) throw new Error(`${archive} is not the archive this script was written for`);

const dist = 'unpacked/package/dist';
const shipped = Object.values(JSON.parse(readFileSync(join(dist, 'azmcp.deps.json'))).targets)
  .find(target => packages.every(name => name in target));
if (!shipped) throw new Error(`${archive} does not hold all of ${packages.join(', ')}`);

for (const name of packages) {
  const [id, version] = name.split('/');
  const { dependencies = {}, runtime } = shipped[name];
  const libraries = Object.keys(runtime);                // such as lib/net8.0/Azure.Data.Tables.dll
  const framework = libraries[0].split('/')[1];
  const folder = join('packages', `${id}.${version}`);

  for (const library of libraries) {
    mkdirSync(join(folder, 'lib', framework), { recursive: true });
    copyFileSync(join(dist, basename(library)), join(folder, library));
  }
  writeFileSync(join(folder, `${id}.nuspec`), `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>${id}</id>
    <version>${version}</version>
    <authors>Microsoft</authors>
    <license type="expression">MIT</license>
    <description>${id} ${version} as Microsoft built and signed it, packed again from ${basename(archive)}.</description>
    <dependencies>
      <group targetFramework="${framework}">
${Object.entries(dependencies).map(([on, from]) => `        <dependency id="${on}" version="${from}" />`).join('\n')}
      </group>
    </dependencies>
  </metadata>
</package>
`);
}
NODE

# A .nupkg is a zip file, and MSBuild can write one on every machine that has the SDK.
cat > pack.proj <<'XML'
<Project>
  <Target Name="Pack">
    <ItemGroup>
      <Manifest Include="packages/*/*.nuspec" />
      <Package Include="@(Manifest->'%(RootDir)%(Directory)')" />
    </ItemGroup>
    <ZipDirectory SourceDirectory="%(Package.Identity)"
                  DestinationFile="$([System.IO.Path]::TrimEndingDirectorySeparator('%(Package.Identity)')).nupkg" />
  </Target>
</Project>
XML
dotnet msbuild pack.proj -nologo -verbosity:quiet

mv packages/*.nupkg "$feed/"
echo "azure-feed: ${#missing[@]} packages written to $feed"
