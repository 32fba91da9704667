using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Readiness;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Readiness;

/// <summary>The conditions by which places are compared.</summary>
public static class ContextEndpoints
{
    public static Task<IResult> ListAsync(HttpContext context, Contexts contexts, TermStore terms, CancellationToken ct) => DrawAsync(context, null, null, contexts, terms, ct);

    public static async Task<IResult> AddAsync(HttpContext context, Contexts contexts, TermStore terms, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var value = form["value"].ToString().Split(':', 2);
        var fact = new ContextFact
        {
            Id = "",
            Country = form["country"].ToString(),
            City = form["city"].ToString(),
            Kind = value[0],
            Value = value.ElementAtOrDefault(1) ?? "",
            AsOf = DateOnly.TryParseExact(form["as-of"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Source = form["source"].ToString(),
            SourceUrl = form["source-url"].ToString(),
            Illustrative = form["illustrative"] == "1",
        };
        var problem = await contexts.AddAsync(fact, context.User.StaffEmail(), ct);
        return problem is null ? Results.Redirect("/admin/readiness/contexts?done=context-added") : await DrawAsync(context, fact, problem, contexts, terms, ct);
    }

    public static async Task<IResult> RemoveAsync(string id, HttpContext context, Contexts contexts, CancellationToken ct)
    {
        await contexts.RemoveAsync(id, context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/readiness/contexts?done=context-removed");
    }

    private static async Task<IResult> DrawAsync(HttpContext context, ContextFact? typed, Problem? problem, Contexts contexts, TermStore terms, CancellationToken ct) =>
        StaffPages.Draw<ContextsPage>(
            new ContextsPageModel(StaffFrame.For(context, "Conditions of places"), await contexts.AllAsync(ct), await terms.ReadAsync(ct), typed, problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What is known of places.</summary>
public sealed record ContextsPageModel(StaffFrame Frame, IReadOnlyList<ContextFact> Facts, Terms Terms, ContextFact? Typed, Problem? Problem);
