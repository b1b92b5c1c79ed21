package dev.guildhall.dialect;

import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversation for providers whose turns must alternate: system texts in front, neighbours of one role merged, blank texts left out, a user first.
 *
 * @param system instructions, those from the middle of the conversation at the end
 */
public record Conversation(List<Part.Text> system, List<Turn> turns) {
    public Conversation {
        system = List.copyOf(system);
        turns = List.copyOf(turns);
    }

    public static Conversation alternating(ChatRequest request) {
        List<Part.Text> system = new ArrayList<>();
        request.system().stream().filter(text -> !text.text().isBlank()).forEach(system::add);
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : request.turns()) {
            if (turn.role() == Role.SYSTEM) {
                turn.parts().forEach(part -> {
                    if (part instanceof Part.Text text && !text.text().isBlank()) {
                        system.add(text);
                    }
                });
                continue;
            }
            List<Part> parts =
                    turn.parts().stream().filter(part -> !isBlank(part)).toList();
            if (parts.isEmpty()) {
                continue;
            }
            Turn last = turns.isEmpty() ? new Turn(Role.SYSTEM, List.of()) : turns.getLast();
            if (last.role() == turn.role()) {
                List<Part> merged = new ArrayList<>(last.parts());
                merged.addAll(parts);
                turns.set(turns.size() - 1, new Turn(turn.role(), merged));
            } else {
                turns.add(new Turn(turn.role(), parts));
            }
        }
        if (turns.isEmpty()) {
            throw Failure.of(Failure.Kind.BAD_REQUEST, "'messages' holds nothing to answer: every message is empty.")
                    .about("messages")
                    .refused();
        }
        if (turns.getFirst().role() == Role.ASSISTANT) {
            turns.addFirst(new Turn(Role.USER, List.of(Part.Text.of("(the conversation goes on)"))));
        }
        return new Conversation(system, turns);
    }

    /** Names of the tools called so far, by the ids of the calls. */
    public Map<String, String> toolNames() {
        Map<String, String> names = new HashMap<>();
        turns.forEach(turn -> turn.parts().forEach(part -> {
            if (part instanceof Part.ToolCall call) {
                names.put(call.id(), call.name());
            }
        }));
        return names;
    }

    private static boolean isBlank(Part part) {
        return part instanceof Part.Text text && text.text().isBlank();
    }
}
