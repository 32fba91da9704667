using System.Globalization;
using KnowledgeHub.Review;
using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.Review;

/// <summary>Links for people without an account, and what staff do with their endorsements.</summary>
public static class GuestLinkEndpoints
{
    public static async Task<IResult> InviteAsync(string id, HttpContext context, InviteGuest invite, ReviewDraft page, HubSettings hub, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        var invitation = new Invitation
        {
            Version = posted["version"].ToString(),
            Name = posted["guest-name"].ToString(),
            Organisation = posted["guest-organisation"].ToString(),
            Email = posted["guest-email"].ToString(),
            MayComment = posted["may"].Contains("comment"),
            MayApprove = posted["may"].Contains("approve"),
            MayEndorse = posted["may"].Contains("endorse"),
            Counts = posted["may"].Contains("counts"),
            Days = int.TryParse(posted["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0,
        };
        return await invite.RunAsync(id, invitation, context.User.StaffEmail(), ct) switch
        {
            { Problem: { } problem } => await page.DrawAsync(id, context, problem, null, null, ct),
            // The link is on this one page and nowhere else: only its hash is stored.
            { Path: { } path } => await page.DrawAsync(id, context, null, null, hub.Url(path), ct),
            _ => Results.Redirect($"/admin/content/{id}/review?done=link-mailed"),
        };
    }

    public static async Task<IResult> RevokeAsync(string id, string guest, HttpContext context, RevokeGuest revoke, CancellationToken ct)
    {
        await revoke.RunAsync(id, guest, context.User.StaffEmail(), ct);
        return Results.Redirect($"/admin/content/{id}/review?done=link-revoked");
    }

    public static async Task<IResult> DecideAsync(string id, string endorsement, string action, HttpContext context, Endorsements endorsements, CancellationToken ct)
    {
        await endorsements.DecideAsync(id, endorsement, action == "show", context.User.StaffEmail(), ct);
        return Results.Redirect($"/admin/content/{id}/review?done={(action == "show" ? "endorsement-shown" : "endorsement-hidden")}");
    }
}
