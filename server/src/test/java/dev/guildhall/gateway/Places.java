package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.Deployment.Limits;
import dev.guildhall.models.Price;
import dev.guildhall.models.ProviderAuth;
import dev.guildhall.models.ProviderAuth.Scheme;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deployments that a test is about, by what is special of them. */
record Places(
        String id,
        String name,
        Dialect dialect,
        URI base,
        Optional<Integer> weight,
        Optional<Integer> order,
        Optional<Long> rpm,
        Optional<Long> tpm,
        Optional<Integer> parallel,
        Optional<Integer> context,
        Optional<String> price,
        List<String> tags,
        Duration firstByte,
        Duration total,
        String mode) {
    static Places of(String id) {
        return new Places(
                id,
                "m",
                Dialect.OPENAI_CHAT,
                URI.create("http://127.0.0.1:9"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                "chat");
    }

    Places named(String other) {
        return new Places(
                id, other, dialect, base, weight, order, rpm, tpm, parallel, context, price, tags, firstByte, total,
                mode);
    }

    Places at(URI where, Dialect what) {
        return new Places(
                id, name, what, where, weight, order, rpm, tpm, parallel, context, price, tags, firstByte, total, mode);
    }

    Places weighing(int much) {
        return new Places(
                id,
                name,
                dialect,
                base,
                Optional.of(much),
                order,
                rpm,
                tpm,
                parallel,
                context,
                price,
                tags,
                firstByte,
                total,
                mode);
    }

    Places ordered(int place) {
        return new Places(
                id,
                name,
                dialect,
                base,
                weight,
                Optional.of(place),
                rpm,
                tpm,
                parallel,
                context,
                price,
                tags,
                firstByte,
                total,
                mode);
    }

    Places perMinute(long requests, long tokens) {
        return new Places(
                id,
                name,
                dialect,
                base,
                weight,
                order,
                Optional.of(requests),
                Optional.of(tokens),
                parallel,
                context,
                price,
                tags,
                firstByte,
                total,
                mode);
    }

    Places atOnce(int most) {
        return new Places(
                id,
                name,
                dialect,
                base,
                weight,
                order,
                rpm,
                tpm,
                Optional.of(most),
                context,
                price,
                tags,
                firstByte,
                total,
                mode);
    }

    Places holding(int tokens) {
        return new Places(
                id,
                name,
                dialect,
                base,
                weight,
                order,
                rpm,
                tpm,
                parallel,
                Optional.of(tokens),
                price,
                tags,
                firstByte,
                total,
                mode);
    }

    Places costing(String perToken) {
        return new Places(
                id,
                name,
                dialect,
                base,
                weight,
                order,
                rpm,
                tpm,
                parallel,
                context,
                Optional.of(perToken),
                tags,
                firstByte,
                total,
                mode);
    }

    Places tagged(String... words) {
        return new Places(
                id,
                name,
                dialect,
                base,
                weight,
                order,
                rpm,
                tpm,
                parallel,
                context,
                price,
                List.of(words),
                firstByte,
                total,
                mode);
    }

    Places waiting(Duration first, Duration all) {
        return new Places(
                id, name, dialect, base, weight, order, rpm, tpm, parallel, context, price, tags, first, all, mode);
    }

    Deployment deployment() {
        ModelTraits traits = new ModelTraits(
                id + "-model", Optional.empty(), context, Set.of(), false, Set.of(), Set.of(), Map.of());
        return new Deployment(
                id,
                name,
                Optional.empty(),
                "openai",
                dialect,
                Set.of(),
                base,
                new ProviderAuth(Scheme.BEARER, Optional.of("provider-key"), Map.of()),
                Map.of(),
                traits,
                price.map(Places::price),
                mode,
                new Limits(
                        weight, order, rpm, tpm, parallel, Duration.ofSeconds(2), firstByte, total, Optional.empty()),
                tags,
                "");
    }

    private static Price price(String perToken) {
        BigDecimal each = new BigDecimal(perToken);
        return new Price(
                "test",
                LocalDate.of(2026, 1, 1),
                each,
                each,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
