// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void checkingThePasswordOfNobodyCostsWhatCheckingSomebodysDoes() {
        Argon2Function somebodys = Argon2Function.getInstanceFromHash(passwords.hash("a long password"));

        Argon2Function nobodys = Argon2Function.getInstanceFromHash(Passwords.NOBODYS);

        assertThat(nobodys).isEqualTo(somebodys);
        assertThat(Passwords.NOBODYS).hasSameSizeAs(passwords.hash("another long password"));
    }

    @Test
    void nobodyHasTheRightPassword() {
        assertThat(passwords.isRight("nobody has this password", Optional.empty())).isFalse();
    }
}
