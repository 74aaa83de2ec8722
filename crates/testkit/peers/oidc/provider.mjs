// The provider of OpenID Connect of the tests: PORT says where, BACK where it sends browsers, OUT where it posts the end.
// Its own development pages take any login; the claims of a person follow from the login.
import Provider from 'oidc-provider';

const { PORT, BACK, HOME } = process.env;
const issuer = `http://127.0.0.1:${PORT}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'ecandidat',
      client_secret: 'not much of a secret & with / signs',
      redirect_uris: [BACK],
      post_logout_redirect_uris: [HOME],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_basic',
      backchannel_logout_uri: BACK,
      backchannel_logout_session_required: true,
    },
  ],
  pkce: { required: () => true },
  features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
  claims: { openid: ['sub'], profile: ['family_name', 'given_name', 'supannEtuId'], email: ['email', 'email_verified'] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      family_name: 'Lefèvre',
      given_name: 'Éloïse',
      supannEtuId: '21900345',
      email: `${id.toLowerCase()}@etu.univ.example`,
      email_verified: id !== 'unchecked',
    }),
  }),
  cookies: { keys: ['only for tests on loopback'] },
  // A request to this machine is what these tests are about.
  fetch: (url, options) => globalThis.fetch(url, { ...options, dispatcher: undefined }),
  ttl: { Session: 3600, Grant: 3600, Interaction: 600, AccessToken: 600, IdToken: 600 },
});

provider.listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
