package dev.guildhall.spend;

import dev.guildhall.runlog.CallQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/** The address of the list of calls that a figure is made of. */
final class CallsAddress {
    private CallsAddress() {}

    static String of(SpendQuery query, Map<Dimension, String> values) {
        Map<Dimension, String> all = new EnumMap<>(Dimension.class);
        all.putAll(query.only());
        all.putAll(values);
        LocalDate from = query.from();
        LocalDate to = query.to();
        StringJoiner address = new StringJoiner("&");
        for (Map.Entry<Dimension, String> entry : all.entrySet()) {
            String value = entry.getValue();
            switch (entry.getKey()) {
                case DAY -> {
                    from = LocalDate.parse(value);
                    to = from;
                }
                case MONTH -> {
                    YearMonth month = YearMonth.parse(value);
                    from = from.isBefore(month.atDay(1)) ? month.atDay(1) : from;
                    to = to.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : to;
                }
                case HASH -> address.add("key=" + encoded(value));
                default -> address.add(entry.getKey().word() + "=" + encoded(value.isEmpty() ? CallQuery.NONE : value));
            }
        }
        return "/api/v1/traces?from=%s&to=%s%s".formatted(from, to, address.length() == 0 ? "" : "&" + address);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
