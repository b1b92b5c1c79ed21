package dev.guildhall.keys;

import java.util.List;

/** The addresses of LiteLLM's management shapes. */
final class ManagementAddresses {
    private static final List<String> PREFIXES = List.of(
            "/key/",
            "/team/",
            "/user/",
            "/customer/",
            "/end_user/",
            "/budget/",
            "/spend/",
            "/global/",
            "/model/",
            "/model_group/",
            "/v1/model/");

    private ManagementAddresses() {}

    static boolean include(String path) {
        return PREFIXES.stream().anyMatch(path::startsWith);
    }
}
