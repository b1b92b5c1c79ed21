package dev.guildhall.models;

import java.util.Map;
import java.util.Optional;

/**
 * How a provider is authenticated.
 *
 * @param secret the key, in memory only; {@link #toString} hides it
 * @param parameters what signing needs besides: region, profile, paths; secret ones are hidden too
 */
public record ProviderAuth(Scheme scheme, Optional<String> secret, Map<String, String> parameters) {
    public enum Scheme {
        NONE,
        /** {@code Authorization: Bearer KEY}. */
        BEARER,
        /** {@code x-api-key: KEY} (Anthropic). */
        X_API_KEY,
        /** {@code api-key: KEY} (Azure). */
        API_KEY,
        /** {@code x-goog-api-key: KEY} (Gemini). */
        X_GOOG_API_KEY,
        /** AWS Signature Version 4; parameters {@code region}, {@code aws_access_key_id}, {@code aws_secret_access_key}, {@code aws_session_token}, {@code aws_profile_name}. */
        AWS_SIGV4,
        /** OCI Signature version 1; parameters {@code oci_config_path}, {@code oci_profile}, or {@code oci_user, oci_tenancy, oci_fingerprint, oci_key, oci_region}, {@code oci_compartment_id}. */
        OCI_SIGNATURE,
        /** Azure Entra ID by client secret. */
        AZURE_ENTRA,
        /** Google service account (Vertex). */
        GOOGLE_SERVICE_ACCOUNT
    }

    public ProviderAuth {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "ProviderAuth[" + scheme + "]";
    }
}
