package dev.guildhall.models;

import dev.guildhall.platform.Nearest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of {@code litellm_params}: those that are followed, those of LiteLLM that have no effect here, and everything else, which is a
 * mistake when it is nearly one of them, and else a parameter for the provider, which is not sent.
 */
final class ParamKeys {
    /** Followed, and shown to people. */
    static final Set<String> PLAIN = Set.of(
            "model",
            "custom_llm_provider",
            "api_base",
            "base_url",
            "api_version",
            "region_name",
            "aws_region_name",
            "aws_profile_name",
            "aws_role_name",
            "aws_session_name",
            "aws_bedrock_runtime_endpoint",
            "vertex_project",
            "vertex_location",
            "azure_scope",
            "tenant_id",
            "client_id",
            "oci_region",
            "oci_config_path",
            "oci_profile",
            "oci_user",
            "oci_tenancy",
            "oci_fingerprint",
            "oci_compartment_id",
            "oci_serving_mode",
            "oci_endpoint_id",
            "input_type",
            "account_id",
            "organization",
            "rpm",
            "tpm",
            "weight",
            "order",
            "timeout",
            "stream_timeout",
            "max_retries",
            "num_retries",
            "max_parallel_requests",
            "tags",
            "drop_params",
            "additional_drop_params",
            "litellm_credential_name");

    /** Followed, and never shown. */
    static final Set<String> SECRET = Set.of(
            "api_key",
            "azure_ad_token",
            "client_secret",
            "aws_access_key_id",
            "aws_secret_access_key",
            "aws_session_token",
            "aws_web_identity_token",
            "aws_external_id",
            "vertex_credentials",
            "oci_key",
            "oci_key_file",
            "extra_headers",
            "headers");

    /** Read files of this machine or act as this machine; only the operator's file may say so. */
    static final Set<String> OPERATOR_ONLY = Set.of(
            "aws_profile_name",
            "aws_role_name",
            "aws_web_identity_token",
            "oci_config_path",
            "oci_profile",
            "oci_key_file",
            "litellm_credential_name");

    /** Prices may stand here instead of in {@code model_info}. */
    private static final Set<String> PRICES = Set.of(
            "input_cost_per_token",
            "output_cost_per_token",
            "cache_read_input_token_cost",
            "cache_creation_input_token_cost",
            "cache_creation_input_token_cost_above_1hr",
            "output_cost_per_reasoning_token",
            "input_cost_per_audio_token",
            "output_cost_per_audio_token");

    /** LiteLLM's, without effect here; those for a request are the client's to send. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "allow_client_keepalive_override",
            "auto_router_config",
            "auto_router_config_path",
            "auto_router_default_model",
            "auto_router_embedding_model",
            "aws_batch_role_arn",
            "aws_bedrock_project_id",
            "aws_session_tags",
            "oci_key_passphrase",
            "aws_sts_endpoint",
            "azure_password",
            "azure_username",
            "budget_duration",
            "cache",
            "complexity_router_config",
            "complexity_router_default_model",
            "configurable_clientside_auth_params",
            "cooldown_time",
            "default_api_key_rpm_limit",
            "default_api_key_tpm_limit",
            "extra_body",
            "frequency_penalty",
            "guardrails",
            "input_cost_per_second",
            "itpm",
            "keepalive_seconds",
            "logit_bias",
            "max_budget",
            "max_completion_tokens",
            "max_file_size_mb",
            "max_tokens",
            "merge_reasoning_content_in_choices",
            "metadata",
            "mock_response",
            "model_info",
            "n",
            "otpm",
            "output_cost_per_second",
            "parallel_tool_calls",
            "presence_penalty",
            "provider_affinity_header",
            "reasoning_effort",
            "response_format",
            "s3_bucket_name",
            "safety_settings",
            "seed",
            "service_tier",
            "ssl_verify",
            "stop",
            "stream",
            "tag_regex",
            "temperature",
            "thinking",
            "tool_choice",
            "tools",
            "top_k",
            "top_p",
            "use_chat_completions_api",
            "use_in_pass_through",
            "use_litellm_proxy",
            "user",
            "watsonx_region_name");

    private static final Set<String> KNOWN = Stream.of(PLAIN, SECRET, PRICES, WITHOUT_EFFECT)
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    private ParamKeys() {}

    /** Tells errors and notes of the keys of one model. */
    static void check(Reading params) {
        for (String key : params.keys()) {
            if (PLAIN.contains(key) || SECRET.contains(key) || PriceReading.knows(key)) {
                continue;
            }
            if (WITHOUT_EFFECT.contains(key)) {
                params.complaints().note(params.place(key), "has no effect here.");
            } else if (Nearest.within(2, key, KNOWN).isPresent()) {
                params.complaints().error(params.place(key), Unknown.key(key, KNOWN));
            } else {
                params.complaints().note(params.place(key), "is not known here and is not sent to the provider.");
            }
        }
    }
}
