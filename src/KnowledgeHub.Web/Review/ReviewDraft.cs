using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Review;

/// <summary>Where colleagues read a draft, comment on its passages and invite guests.</summary>
public sealed class ReviewDraft(Drafts drafts, ReviewedVersions versions, Comments comments, Guests guests, Endorsements endorsements, ItemMedia media, TimeProvider clock)
{
    public static Task<IResult> ShowAsync(string id, HttpContext context, ReviewDraft page, CancellationToken ct) => page.DrawAsync(id, context, null, null, null, ct);

    /// <param name="id">The item.</param>
    /// <param name="context">The request.</param>
    /// <param name="problem">What to mend, or null.</param>
    /// <param name="typed">A comment that was typed and not stored.</param>
    /// <param name="link">A link that was just made, shown this once.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    public async Task<IResult> DrawAsync(string id, HttpContext context, Problem? problem, NewComment? typed, string? link, CancellationToken ct)
    {
        if (await drafts.FindAsync(id, ct) is not { } state || await versions.NewestAsync(id, ct) is not { } version)
        {
            return Results.NotFound();
        }

        return StaffPages.Draw<ReviewDraftPage>(
            new ReviewDraftPageModel(
                StaffFrame.For(context, $"Review: {state.Item.Title}"),
                state,
                version,
                await ReviewText.FromAsync(version, media, ct),
                await comments.OfAsync(version, ct),
                await guests.OfAsync(id, ct),
                await endorsements.OfAsync(id, ct),
                clock.GetUtcNow(),
                context.User.StaffEmail(),
                context.User.May(Permission.Publish))
            {
                Problem = problem,
                Typed = typed,
                Link = link,
                MayCommit = state.Item.Type == "meeting-outcome" && context.User.May(Permission.Stakeholders),
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>A draft with what was said about it.</summary>
public sealed record ReviewDraftPageModel(
    StaffFrame Frame, DraftState State, ReviewedVersion Version, ReviewText Text, IReadOnlyList<CommentThread> Threads, IReadOnlyList<Guest> Guests,
    IReadOnlyList<Endorsement> Endorsements, DateTimeOffset Now, string Me, bool MayPublish)
{
    public Problem? Problem { get; init; }

    public NewComment? Typed { get; init; }

    public string? Link { get; init; }

    /// <summary>Whether whoever looks may record what was promised in it.</summary>
    public bool MayCommit { get; init; }
}
