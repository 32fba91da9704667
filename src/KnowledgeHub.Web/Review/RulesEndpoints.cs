using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Review;

/// <summary>Which types and topics ask for approval. Only administrators decide: whoever publishes should not lift the rule that holds them.</summary>
public static class RulesEndpoints
{
    public static async Task<IResult> ShowAsync(HttpContext context, ApprovalRules rules, TermStore terms, CancellationToken ct) =>
        await DrawAsync(context, await rules.ListAsync(ct), null, [], terms, ct);

    public static async Task<IResult> SaveAsync(HttpContext context, SaveApprovalRules save, ApprovalRules rules, TermStore terms, CancellationToken ct)
    {
        var wanted = new List<ApprovalRule>();
        var form = await context.Request.ReadFormAsync(ct);
        foreach (var (name, value) in form)
        {
            if (name.Split('.', 2) is [ApprovalRule.OfType or ApprovalRule.OfTopic, { Length: > 0 } subject] && value != "0")
            {
                wanted.Add(new() { Kind = name.Split('.', 2)[0], Value = subject, People = value == "1" ? 1 : value == "2" ? 2 : -1 });
            }
        }

        var basedOn = form["based-on"].ToString();
        var problem = await save.RunAsync(wanted, basedOn, context.User.StaffEmail(), ct);
        return problem == SaveApprovalRules.Changed ? await DrawAsync(context, await rules.ListAsync(ct), null, [problem], terms, ct)
            : problem is not null ? await DrawAsync(context, wanted, basedOn, [problem], terms, ct)
            : Results.Redirect("/admin/content/rules?done=rules-saved");
    }

    private static async Task<IResult> DrawAsync(HttpContext context, IReadOnlyList<ApprovalRule> rules, string? basedOn, IReadOnlyList<Problem> problems, TermStore terms, CancellationToken ct) =>
        StaffPages.Draw<RulesPage>(
            new RulesPageModel(StaffFrame.For(context, "Who approves what"), rules, basedOn ?? ApprovalRules.StateOf(rules), await terms.ReadAsync(ct), problems),
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}

/// <summary>The rules of approval.</summary>
public sealed record RulesPageModel(StaffFrame Frame, IReadOnlyList<ApprovalRule> Rules, string BasedOn, Terms Terms, IReadOnlyList<Problem> Problems);
