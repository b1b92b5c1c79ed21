package dev.guildhall.keys;

import dev.guildhall.platform.GatewayMasterKey;
import dev.guildhall.platform.Service;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.stream.Stream;

/** Recognises the master key: the setting's, or that of the gateway's configuration file. Compared by hash, in constant time. */
@Service
class MasterKeys {
    private final MasterKeySetting setting;
    private final Instance<GatewayMasterKey> files;

    @Inject
    MasterKeys(MasterKeySetting setting, Instance<GatewayMasterKey> files) {
        this.setting = setting;
        this.files = files;
    }

    boolean isMaster(String presented) {
        byte[] asked = KeyText.digest(presented);
        boolean known = false;
        for (String master : known().toList()) {
            known |= MessageDigest.isEqual(KeyText.digest(master), asked);
        }
        return known;
    }

    private Stream<String> known() {
        return Stream.concat(Stream.of(setting.masterKey()), files.stream().flatMap(file -> file.masterKey().stream()))
                .filter(key -> !key.isEmpty());
    }
}
