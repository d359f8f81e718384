#!/bin/sh
# Run by azd between provisioning and deploying: puts the SendGrid key into the vault, which the app needs to start, and says
# what a person must still do. azd hands over the outputs of main.bicep and the environment's settings.
set -eu

secret=sendgrid-api-key
store="printf %s KEY | az keyvault secret set --vault-name $KEY_VAULT_NAME --name $secret --file /dev/stdin"

by_hand() {
  echo "The vault $KEY_VAULT_NAME has no SendGrid key yet: $1. The app does not start without it. Store it with"
  echo "  $store"
}

# The role that may store it was assigned a moment ago, and can take minutes to count.
store_key() {
  for try in 1 2 3 4 5 6 7 8 9 10; do
    if printf %s "$1" | az keyvault secret set --vault-name "$KEY_VAULT_NAME" --name "$secret" --file /dev/stdin --output none 2> "$log"; then
      echo "Stored the SendGrid key in $KEY_VAULT_NAME."
      return
    fi
    grep -q Forbidden "$log" || break
    [ "$try" -lt 10 ] && echo "The vault does not let us in yet; trying again in ${RETRY_SECONDS:-30} s." && sleep "${RETRY_SECONDS:-30}"
  done
  cat "$log" >&2
  by_hand "it could not be stored"
}

log=$(mktemp)
trap 'rm -f "$log"; stty echo 2> /dev/null || true' EXIT
if ! command -v az > /dev/null; then
  by_hand "az is not installed"
elif az keyvault secret show --vault-name "$KEY_VAULT_NAME" --name "$secret" --query id --output tsv > /dev/null 2>&1; then
  echo "The vault $KEY_VAULT_NAME has the SendGrid key."
elif [ -n "${SENDGRID_API_KEY:-}" ]; then
  store_key "$SENDGRID_API_KEY"
elif [ -t 0 ]; then
  printf 'SendGrid API key, with Mail Send and nothing else (not shown; empty to do it later): '
  stty -echo
  read -r key || key=
  stty echo
  echo
  if [ -n "$key" ]; then store_key "$key"; else by_hand "none was given"; fi
else
  by_hand "nobody is there to ask, and SENDGRID_API_KEY is not set"
fi

cat <<NEXT

What a person must do, once:
  1. Let staff come back from signing in:
       az ad app update --id $STAFF_CLIENT_ID --web-redirect-uris $STAFF_REDIRECT_URI
  2. When azd is done: azd provision, once more. The log's workspace then takes up the rule that keeps drafts' secrets out of it.
  3. Point SendGrid's Inbound Parse at $INBOUND_PARSE_ADDRESS, and look at
       $PUBLIC_ADDRESS_NOW/healthz and $STAFF_ADDRESS
docs/deploy.md has each step, and what must come of it.
NEXT
