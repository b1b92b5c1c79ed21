package dev.guildhall.web.owner;

import dev.guildhall.identity.MemberRow;
import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.TrustedPublisherRow;
import dev.guildhall.signing.PublisherKey;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Seal;
import java.util.List;
import java.util.Optional;

/**
 * One owner: its members, the workflows that may publish for it, and its signing keys.
 *
 * @param manages whether the visitor adds and removes members
 * @param trusts whether the visitor says which publishers' Java code may run
 */
public record OwnerPage(
        Chrome chrome,
        OwnerRow owner,
        List<MemberRow> members,
        List<TrustedPublisherRow> publishers,
        List<PublisherKey> keys,
        boolean manages,
        boolean trusts,
        Optional<Refusal> refusal,
        Optional<Note> note) {

    public Seal seal() {
        return Seal.of(owner.name(), owner.trusted());
    }
}
