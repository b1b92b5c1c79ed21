package dev.guildhall.identity;

/** A token just made. {@code value} is shown this once and stored nowhere. */
public record NewToken(String value, TokenRow token) {
    @Override
    public String toString() {
        return "NewToken[" + token + "]";
    }
}
