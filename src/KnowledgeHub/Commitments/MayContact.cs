using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Commitments;

/// <summary>Whether somebody of the directory may be written to about a commitment: asked when a link is made, and again before each reminder.</summary>
public sealed class MayContact(PersonStore people, CommitmentStore commitments)
{
    /// <summary>Null when they may; else one sentence that says why not.</summary>
    public async Task<string?> WhyNotAsync(string personId, string email, string? organisationId, CancellationToken ct)
    {
        if (await people.FindAsync(personId, ct) is not { DeletedAt: null } person)
        {
            return "There is no such person in the directory; choose one from the list.";
        }

        if (!person.Addresses.Any(address => address.Kind == "mail" && address.Value == email))
        {
            return "The person has no such mail address in the directory; add it to their record first.";
        }

        var today = commitments.Today;
        var given = (await people.ConsentsAsync(personId, ct)).Where(consent => consent.Purpose == "contact").ToList();
        var holds = given.Any(consent => consent.On(today) == ConsentState.Holds);
        return !person.MayMail ? "The person does not want mail; ask them another way."
            : !holds && (given.Count > 0 || person.LawfulBasis == "consent") ? "The person's consent to being contacted is missing or has ended; ask for it anew."
            : organisationId is not null && await LeftAsync(personId, organisationId, today, ct) ? "The person has left the organisation that promised; choose somebody who is there."
            : null;
    }

    private async Task<bool> LeftAsync(string personId, string organisationId, DateOnly today, CancellationToken ct) =>
        (await people.RolesAsync(personId, ct)).Where(role => role.OrganisationId == organisationId).ToList() is { Count: > 0 } roles && !roles.Any(role => role.HeldOn(today));
}
