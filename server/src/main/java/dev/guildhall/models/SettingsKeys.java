package dev.guildhall.models;

import dev.guildhall.platform.Nearest;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of {@code litellm_settings} and {@code general_settings}. LiteLLM takes nearly anything here, so a key that nobody knows is a note,
 * unless it is so near to a known one that it must be a slip.
 */
enum SettingsKeys {
    LITELLM(
            "drop_params num_retries request_timeout allowed_fails cooldown_time fallbacks default_fallbacks"
                    + " context_window_fallbacks content_policy_fallbacks",
            "success_callback failure_callback callbacks service_callbacks audit_log_callbacks turn_off_message_logging"
                    + " modify_params enable_preview_features redact_user_api_key_info mcp_aliases langfuse_default_tags"
                    + " set_verbose json_logs force_ipv4 cache cache_params disable_end_user_cost_tracking"
                    + " disable_end_user_cost_tracking_prometheus_only key_generation_settings"
                    + " disable_add_transform_inline_image_block disable_hf_tokenizer_download"
                    + " use_chat_completions_url_for_anthropic_messages enable_json_schema_validation"
                    + " enable_key_alias_format_validation disable_copilot_system_to_assistant max_budget budget_duration"
                    + " max_internal_user_budget internal_user_budget_duration default_internal_user_params"
                    + " default_team_settings default_team_params upperbound_key_generate_params default_key_generate_params"
                    + " max_end_user_budget max_user_budget ssl_verify ssl_certificate aiohttp_trust_env telemetry"
                    + " store_audit_logs add_function_to_prompt return_response_headers custom_provider_map"
                    + " prometheus_initialize_budget_metrics require_auth_for_metrics_endpoint s3_callback_params"
                    + " public_model_groups public_agent_groups tag_budget_config turn_off_message_logging_params"
                    + " forward_traceparent_to_llm_provider user_header_name datadog_params langsmith_batch_size"
                    + " guardrail_name_config_map"),
    GENERAL(
            "master_key completion_model max_parallel_requests global_max_parallel_requests max_request_size_mb"
                    + " enforce_user_param store_prompts_in_spend_logs",
            "disable_spend_logs disable_spend_updates disable_master_key_return"
                    + " disable_retry_on_max_parallel_request_limit_error disable_reset_budget"
                    + " disable_adding_master_key_hash_to_db disable_responses_id_security enable_jwt_auth"
                    + " reject_clientside_metadata_tags allowed_routes key_management_system database_type database_url"
                    + " database_connection_pool_limit database_connection_timeout allow_requests_on_db_unavailable"
                    + " custom_auth infer_model_from_keys background_health_checks health_check_interval alerting"
                    + " alerting_threshold use_client_credentials_pass_through_routes health_check_details public_routes"
                    + " alert_types enforced_params enable_oauth2_auth use_x_forwarded_for service_account_settings"
                    + " image_generation_model store_model_in_db supported_db_objects user_mcp_management_mode"
                    + " max_response_size_mb proxy_budget_rescheduler_min_time proxy_budget_rescheduler_max_time"
                    + " proxy_batch_write_at proxy_batch_polling_interval alerting_args custom_key_generate allowed_ips"
                    + " embedding_model default_team_disabled alert_to_webhook_url key_management_settings"
                    + " allow_user_auth user_api_key_cache_ttl disable_prisma_schema_update litellm_key_header_name"
                    + " moderation_model custom_sso allow_client_side_credentials admin_only_routes use_azure_key_vault"
                    + " use_google_kms spend_report_frequency ui_access_mode litellm_jwtauth litellm_license"
                    + " oauth2_config_mappings pass_through_endpoints enable_oauth2_proxy_auth forward_openai_org_id"
                    + " forward_client_headers_to_llm_api maximum_spend_logs_retention_period"
                    + " maximum_spend_logs_retention_interval use_redis_transaction_buffer role_permissions"
                    + " user_header_name user_header_mappings pass_through_request_timeout");

    private final Set<String> followed;
    private final Set<String> known;

    SettingsKeys(String followed, String withoutEffect) {
        this.followed = Set.of(followed.split(" "));
        this.known = new TreeSet<>(Set.of(withoutEffect.split(" ")));
        this.known.addAll(this.followed);
    }

    /** Tells errors and notes of the keys of a section. */
    void check(Reading settings) {
        for (String key : settings.keys()) {
            if (followed.contains(key)) {
                continue;
            }
            if (!known.contains(key) && Nearest.within(2, key, known).isPresent()) {
                settings.complaints().error(settings.place(key), Unknown.key(key, known));
            } else {
                settings.complaints()
                        .note(
                                settings.place(key),
                                key.equals("database_url")
                                        ? "has no effect here; Guildhall keeps keys and spend in its own database."
                                        : "has no effect here.");
            }
        }
    }
}
