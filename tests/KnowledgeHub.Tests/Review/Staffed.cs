using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Review;

/// <summary>A contract with colleagues who write, review and publish.</summary>
public abstract class Staffed(TestDatabase database) : Contract(database), IAsyncLifetime
{
    protected const string Ann = "ann@example.org";
    protected const string Bo = "bo@example.org";
    protected const string Cy = "cy@example.org";

    public async ValueTask InitializeAsync()
    {
        foreach (var (email, role) in new[] { (Ann, "Author"), (Bo, "Editor"), (Cy, "Editor") })
        {
            await Database.RunAsync(
                "insert into account (id, email, normalized_email, name, role, security_stamp, created_at) values (@Email, @Email, upper(@Email), @Email, @Role, 'x', @Now) on conflict do nothing",
                new { Email = email, Role = role, Now = Database.Clock.GetUtcNow() });
        }

        await RulesAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task RulesAsync(params ApprovalRule[] rules) => Assert.Null(await Get<SaveApprovalRules>().RunAsync(rules, null, "ada@example.org", Ct));

    protected static ApprovalRule Briefs(int people) => new() { Kind = ApprovalRule.OfType, Value = "policy-brief", People = people };

    protected async Task<(string Id, string Version)> DraftAsync(string title, string by = Ann, string? id = null, Func<KnowledgeHub.Content.Types.PolicyBrief, KnowledgeHub.Content.Types.PolicyBrief>? change = null)
    {
        var body = Samples.Brief(title);
        var saved = Assert.IsType<SaveResult.Saved>(await Get<SaveDraft>().RunAsync(Samples.Draft(change is null ? body : change(body), id), by, Ct));
        return (saved.Id, saved.Version);
    }

    protected Task<Problem?> SendAsync(string id, string version, string by = Ann, params string[] reviewers) =>
        Get<SendToReview>().RunAsync(id, new ReviewRequest { Version = version, Reviewers = reviewers }, by, Ct);

    protected Task<Problem?> ApproveAsync(string id, string version, string by) => Get<ApproveDraft>().RunAsync(id, version, by, by, Ct);

    protected async Task<string> InReviewAsync(string title)
    {
        var (id, version) = await DraftAsync(title);
        Assert.Null(await SendAsync(id, version));
        return id;
    }

    protected async Task<DraftState> StateAsync(string id) => (await Get<Drafts>().FindAsync(id, Ct))!;

    protected async Task<string> VersionAsync(string id) => (await StateAsync(id)).Item.DraftVersion;

    protected Task<PublishResult> PublishAsync(string id, string by = Bo) => Get<PublishContent>().RunAsync(id, by, Ct);

    protected async Task<int> MailsAsync(string recipient, string subject) =>
        await Database.ScalarAsync<int>("select count(*) from service_mail where recipient = @Recipient and subject = @Subject", new { Recipient = recipient, Subject = subject });

    protected async Task<int> AuditedAsync(string id, string action) =>
        await Database.ScalarAsync<int>("select count(*) from audit_entry where subject_id = @Id and action = @Action", new { Id = id, Action = action });
}
