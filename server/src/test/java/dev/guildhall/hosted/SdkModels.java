package dev.guildhall.hosted;

import com.anthropic.core.MultipartField;
import com.anthropic.core.ObjectMappers;
import com.anthropic.models.beta.agents.AgentCreateParams;
import com.anthropic.models.beta.agents.AgentListPageResponse;
import com.anthropic.models.beta.agents.AgentUpdateParams;
import com.anthropic.models.beta.agents.BetaManagedAgentsAgent;
import com.anthropic.models.beta.environments.BetaEnvironment;
import com.anthropic.models.beta.environments.EnvironmentCreateParams;
import com.anthropic.models.beta.environments.EnvironmentListPageResponse;
import com.anthropic.models.beta.environments.EnvironmentUpdateParams;
import com.anthropic.models.skills.Skill;
import com.anthropic.models.skills.SkillCreateParams;
import com.anthropic.models.skills.SkillListPageResponse;
import com.anthropic.models.skills.versions.SkillVersion;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads bodies with the models of Anthropic's Java SDK and refuses what they do not know, at any depth. */
final class SdkModels {
    private static final String MODELS = "com.anthropic.models.";

    /** What a multipart body holds. */
    record Form(String displayName, Map<String, String> files) {}

    /** As it is answered: with what the runtime adds. */
    Map<String, @Nullable Object> created(String collection, String body) {
        if (collection.equals("/v1/agents")) {
            read(body, AgentCreateParams.Body.class);
        } else {
            read(body, EnvironmentCreateParams.Body.class);
        }
        return answered(collection, Tree.object(body));
    }

    Map<String, @Nullable Object> updated(String collection, String body) {
        if (collection.equals("/v1/agents")) {
            read(body, AgentUpdateParams.Body.class);
        } else {
            read(body, EnvironmentUpdateParams.Body.class);
        }
        Map<String, @Nullable Object> update = answered(collection, Tree.object(body));
        update.keySet().removeIf(name -> !Tree.object(body).containsKey(name));
        return update;
    }

    void shown(String path, String body) {
        if (path.startsWith("/v1/agents/")) {
            read(body, BetaManagedAgentsAgent.class);
        } else if (path.startsWith("/v1/environments/")) {
            read(body, BetaEnvironment.class);
        } else {
            read(body, Skill.class);
        }
    }

    void list(String collection, String body) {
        switch (collection) {
            case "/v1/agents" -> read(body, AgentListPageResponse.class);
            case "/v1/environments" -> read(body, EnvironmentListPageResponse.class);
            default -> read(body, SkillListPageResponse.class);
        }
    }

    void skillVersion(String body) {
        read(body, SkillVersion.class);
    }

    /** Parts as browsers send them (RFC 7578). */
    Form skill(String contentType, byte[] body) {
        String boundary = contentType.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1");
        String text = new String(body, StandardCharsets.ISO_8859_1);
        Map<String, String> files = new LinkedHashMap<>();
        String displayName = "";
        for (String part : text.split("--" + java.util.regex.Pattern.quote(boundary))) {
            int end = part.indexOf("\r\n\r\n");
            if (end < 0) {
                continue;
            }
            String head = utf8(part.substring(0, end));
            String content = utf8(part.substring(end + 4, part.length() - 2));
            if (head.contains("name=\"files[]\"")) {
                files.put(head.replaceFirst("(?s).*filename=\"([^\"]*)\".*", "$1"), content);
            } else if (head.contains("name=\"display_name\"")) {
                displayName = content;
            } else {
                throw new AssertionError("a part that the API does not know: " + head);
            }
        }
        SkillCreateParams.Builder sent = SkillCreateParams.builder();
        files.forEach((name, content) -> sent.addFile(MultipartField.<InputStream>builder()
                .value(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .filename(name)
                .build()));
        SkillCreateParams known = sent.displayName(displayName).build();
        List<String> folders = files.keySet().stream()
                .map(name -> name.replaceFirst("/.*", ""))
                .distinct()
                .toList();
        if (folders.size() != 1
                || !files.containsKey(folders.getFirst() + "/SKILL.md")
                || known.files().isEmpty()) {
            throw new AssertionError("not one folder with SKILL.md: " + files.keySet());
        }
        return new Form(displayName, files);
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> answered(String collection, Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        if (collection.equals("/v1/environments")) {
            answer.put("type", "environment");
            answer.put("description", "");
            answer.put("metadata", Map.of());
            answer.putAll(body);
            Map<String, @Nullable Object> config =
                    new LinkedHashMap<>(Tree.members(body.get("config")).orElse(Map.of("type", "cloud")));
            config.put(
                    "packages",
                    Map.of(
                            "apt", List.of(), "cargo", List.of(), "gem", List.of(), "go", List.of(), "npm", List.of(),
                            "pip", List.of()));
            answer.put("config", config);
            return answer;
        }
        answer.put("type", "agent");
        answer.put("description", null);
        answer.put("system", null);
        answer.put("multiagent", null);
        answer.put("execution_identity", Map.of("type", "service_account"));
        answer.put("skills", List.of());
        answer.put("mcp_servers", List.of());
        answer.put("metadata", Map.of());
        answer.put("tools", List.of());
        answer.putAll(body);
        if (body.get("model") instanceof String model) {
            answer.put("model", Map.of("id", model, "speed", "standard"));
        }
        answer.put(
                "tools",
                Tree.objects(body.get("tools")).stream().map(SdkModels::tool).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> tool(Map<String, @Nullable Object> sent) {
        Map<String, @Nullable Object> tool = new LinkedHashMap<>(sent);
        tool.putIfAbsent("configs", List.of());
        tool.putIfAbsent(
                "default_config", Map.of("enabled", true, "permission_policy", Map.of("type", "always_allow")));
        return tool;
    }

    private static void read(String body, Class<?> model) {
        try {
            Object read = ObjectMappers.jsonMapper().readValue(body, model);
            read.getClass().getMethod("validate").invoke(read);
            walk(read, model.getSimpleName());
        } catch (JsonProcessingException e) {
            throw new AssertionError(model.getSimpleName() + " does not read " + body, e);
        } catch (InvocationTargetException e) {
            throw new AssertionError(model.getSimpleName() + " refuses " + body + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(model + " has no validate()", e);
        }
    }

    /** Every model keeps what it does not know; there must be nothing of it. */
    private static void walk(Object value, String where) throws ReflectiveOperationException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                walk(optional.get(), where);
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                walk(item, where + "[]");
            }
        } else if (value.getClass().getName().startsWith(MODELS)
                && !value.getClass().getSimpleName().equals("Metadata")) {
            for (Method method : value.getClass().getMethods()) {
                boolean plain = method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers());
                if (plain && method.getName().equals("_additionalProperties")) {
                    Object unknown = method.invoke(value);
                    if (!Map.of().equals(unknown)) {
                        throw new AssertionError("the SDK does not know " + unknown + " in " + where);
                    }
                } else if (plain && isMember(method)) {
                    walk(method.invoke(value), where + "." + method.getName());
                }
            }
        }
    }

    private static boolean isMember(Method method) {
        String name = method.getName();
        return !name.startsWith("_")
                && !name.matches(
                        "(as|to|is|copy|component|access|validate|validity|accept|known|value)[A-Z0-9].*|validate|toBuilder")
                && (method.getReturnType() == Optional.class
                        || method.getReturnType() == List.class
                        || method.getReturnType().getName().startsWith(MODELS));
    }
}
