// SPDX-License-Identifier: EPL-2.0
/** The texts about accounts, in both languages. */
import { textsOf } from '../i18n'

interface AccountTexts {
  account: string
  back: string
  welcome: string
  logIn: string
  logOut: string
  name: string
  nameHint: string
  password: string
  passwordHint: string
  newPassword: string
  presentPassword: string
  changePassword: string
  changed: string
  forgot: string
  forgotHint: string
  send: string
  sent: string
  setUp: string
  setUpHint: string
  setUpToken: string
  invitation: string
  invitationHint: string
  haveInvitation: string
  haveAccount: string
  createAccount: string
  resetTitle: string
  resetToken: string
  guest: string
  guestHint: string
  profile: string
  displayName: string
  email: string
  emailHint: string
  save: string
  saved: string
  people: string
  inviteAs: string
  invite: string
  inviteHint: string
  roleOf: (name: string) => string
  roles: Record<'resident' | 'viewer' | 'member' | 'owner', string>
  failed: string
}

const en: AccountTexts = {
  account: 'Account',
  back: 'Back to the dashboard',
  welcome: 'Log in to see your household',
  logIn: 'Log in',
  logOut: 'Log out',
  name: 'Name or e-mail',
  nameHint: '2 to 100 letters and digits',
  password: 'Password',
  passwordHint: 'At least 10 characters',
  newPassword: 'New password',
  presentPassword: 'Present password',
  changePassword: 'Change the password',
  changed: 'Changed. All other sessions have ended.',
  forgot: 'Forgotten the password?',
  forgotHint: 'We send you a token, if your account has an e-mail address and a mail server is set. Else whoever runs WattM2M makes one with ./wattm2m password-reset.',
  send: 'Send a token',
  sent: 'If there is such an account with an address, a mail is on its way.',
  setUp: 'Make the first account',
  setUpHint: 'It becomes the owner. From then on everybody has to log in. The token is in the window WattM2M was started in.',
  setUpToken: 'Set-up token',
  invitation: 'Accept an invitation',
  invitationHint: 'You have the token from an owner of the household.',
  haveInvitation: 'I have an invitation',
  haveAccount: 'I have an account',
  createAccount: 'Make the account',
  resetTitle: 'Set a new password',
  resetToken: 'Token',
  guest: 'Open on this machine',
  guestHint: 'There is no account yet, so whoever sits at this machine sees and switches everything. Nobody else gets in.',
  profile: 'Profile',
  displayName: 'Shown as',
  email: 'E-mail',
  emailHint: 'For a forgotten password',
  save: 'Save',
  saved: 'Saved.',
  people: 'People',
  inviteAs: 'Invite as',
  invite: 'Invite',
  inviteHint: 'Good for one account within seven days. Hand it over yourself:',
  roleOf: (name) => `Role of ${name}`,
  roles: { resident: 'Resident: own homes', viewer: 'Viewer: sees', member: 'Member: sees and switches', owner: 'Owner: everything' },
  failed: 'It did not work. Is WattM2M running?',
}

const ko: AccountTexts = {
  account: '계정',
  back: '대시보드로 돌아가기',
  welcome: '로그인하면 우리 집을 볼 수 있습니다',
  logIn: '로그인',
  logOut: '로그아웃',
  name: '이름 또는 이메일',
  nameHint: '글자와 숫자 2~100자',
  password: '비밀번호',
  passwordHint: '10자 이상',
  newPassword: '새 비밀번호',
  presentPassword: '현재 비밀번호',
  changePassword: '비밀번호 바꾸기',
  changed: '바꾸었습니다. 다른 로그인은 모두 끝났습니다.',
  forgot: '비밀번호를 잊으셨나요?',
  forgotHint:
    '계정에 이메일 주소가 있고 메일 서버가 설정되어 있으면 토큰을 보냅니다. 아니면 WattM2M 운영자가 ./wattm2m password-reset 으로 만들 수 있습니다.',
  send: '토큰 보내기',
  sent: '주소가 있는 계정이면 메일을 보냈습니다.',
  setUp: '첫 계정 만들기',
  setUpHint: '이 계정이 소유자가 되며, 그 뒤로는 모두 로그인해야 합니다. 토큰은 WattM2M을 시작한 창에 있습니다.',
  setUpToken: '설정 토큰',
  invitation: '초대 받기',
  invitationHint: '소유자에게서 받은 토큰이 필요합니다.',
  haveInvitation: '초대를 받았습니다',
  haveAccount: '계정이 있습니다',
  createAccount: '계정 만들기',
  resetTitle: '새 비밀번호 정하기',
  resetToken: '토큰',
  guest: '이 컴퓨터에서는 열려 있음',
  guestHint: '아직 계정이 없어 이 컴퓨터를 쓰는 사람은 모두 보고 켜고 끌 수 있습니다. 다른 곳에서는 들어올 수 없습니다.',
  profile: '프로필',
  displayName: '표시 이름',
  email: '이메일',
  emailHint: '비밀번호를 잊었을 때 씁니다',
  save: '저장',
  saved: '저장했습니다.',
  people: '사람',
  inviteAs: '초대할 역할',
  invite: '초대',
  inviteHint: '7일 안에 계정 하나를 만들 수 있습니다. 직접 전해 주세요:',
  roleOf: (name) => `${name}의 역할`,
  roles: { resident: '거주자: 자기 집만', viewer: '보기만', member: '보기와 켜고 끄기', owner: '소유자: 모든 것' },
  failed: '되지 않았습니다. WattM2M이 실행 중인가요?',
}

export const accountTexts = textsOf<AccountTexts>({ en, ko })
