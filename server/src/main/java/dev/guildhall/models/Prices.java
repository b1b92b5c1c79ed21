package dev.guildhall.models;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What models cost, by provider and the provider's name of the model: the operator's own prices, else those of the shipped list. What
 * {@code model_info} says of one deployment stands between the two and is looked at where the deployment is made.
 *
 * @param operator by {@code provider/model}
 */
public record Prices(Map<String, Price> operator) {
    public static final Prices SHIPPED = new Prices(Map.of());

    private static final Price NOBODYS_BILL = Price.of("local", Catalogue.DATE, BigDecimal.ZERO, BigDecimal.ZERO);

    public Prices {
        operator = Map.copyOf(operator);
    }

    /** Empty: nobody said, so nothing may be made up. */
    public Optional<Price> of(String provider, String model) {
        return ofOperator(provider, model).or(() -> shipped(provider, model));
    }

    Optional<Price> ofOperator(String provider, String model) {
        return Optional.ofNullable(operator.get(provider + "/" + model));
    }

    /** What runs on one's own machines costs nothing, unless somebody says otherwise. */
    static Optional<Price> shipped(String provider, String model) {
        return Catalogue.find(provider, model)
                .flatMap(CatalogueModel::price)
                .or(() -> Providers.of(provider)
                        .filter(known -> known.where() == Provider.Where.LOCAL)
                        .map(known -> NOBODYS_BILL));
    }
}
