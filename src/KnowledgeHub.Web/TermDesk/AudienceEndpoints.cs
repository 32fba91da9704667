using KnowledgeHub.Content;
using KnowledgeHub.TermDesk;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.TermDesk;

/// <summary>The audiences, which are fixed, with what there is for each.</summary>
public static class AudienceEndpoints
{
    public static async Task<IResult> GetAsync(HttpContext context, LiveContent live, TopicUses uses, CancellationToken ct) =>
        StaffPages.Draw<AudiencesPage>(new AudiencesPageModel(StaffFrame.For(context, "Audiences"), await live.CountTermsAsync("audience", ct), await uses.CountAudiencesAsync(ct)));
}

/// <summary>Published items and confirmed subscribers by audience.</summary>
public sealed record AudiencesPageModel(StaffFrame Frame, IReadOnlyDictionary<string, int> Items, IReadOnlyDictionary<string, int> Subscribers);
