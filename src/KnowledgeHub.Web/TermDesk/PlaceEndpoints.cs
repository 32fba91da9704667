using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.TermDesk;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.TermDesk;

/// <summary>Countries: listed with their codes, and changed when a name or an income group changes.</summary>
public static class PlaceEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, TermStore terms, LiveContent live, string? q, string? region, string? income, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(ct);
        var words = (q ?? "").Trim();
        var places = known.Places.Where(place =>
            (words.Length == 0 || place.Code.Equals(words, StringComparison.OrdinalIgnoreCase) || place.Name.Contains(words, StringComparison.CurrentCultureIgnoreCase))
            && (string.IsNullOrEmpty(region) || place.Region == region)
            && (string.IsNullOrEmpty(income) || place.Income == income || (income == "none" && place.Income.Length == 0)));
        return StaffPages.Draw<PlaceListPage>(new PlaceListPageModel(
            StaffFrame.For(context, "Countries"), [.. places], [.. known.Places.Select(place => place.Region).Where(code => code.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            await live.CountTermsAsync("country", ct), words, region ?? "", income ?? ""));
    }

    public static async Task<IResult> EditAsync(string code, HttpContext context, TermStore terms, CancellationToken ct) =>
        (await terms.ReadNewestAsync(ct)).Place(code) is { } place ? Draw(context, place, place, null) : Results.NotFound();

    public static async Task<IResult> SaveAsync(string code, HttpContext context, SavePlace save, TermStore terms, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (name, income) = (form["name"].ToString(), form["income"].ToString());
        var result = await save.RunAsync(code, form["based-on"].ToString(), name, income, context.User.StaffEmail(), ct);
        return result switch
        {
            PlaceResult.Saved => Results.Redirect("/admin/places?done=place-saved"),
            PlaceResult.Unchanged => Results.Redirect("/admin/places?done=group-unchanged"),
            _ when (await terms.ReadNewestAsync(ct)).Place(code) is { } now => Draw(context, now, now with { Name = name, Income = income }, result),
            _ => Results.NotFound(),
        };
    }

    private static IResult Draw(HttpContext context, Place now, Place typed, PlaceResult? result) =>
        StaffPages.Draw<PlaceEditPage>(
            new PlaceEditPageModel(StaffFrame.For(context, now.Name), now, typed, (result as PlaceResult.Invalid)?.Problems ?? [], (result as PlaceResult.Conflict)?.Theirs),
            result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The countries that fit, with the number of items on each.</summary>
public sealed record PlaceListPageModel(StaffFrame Frame, IReadOnlyList<Place> Places, IReadOnlyList<string> Regions, IReadOnlyDictionary<string, int> Items, string Words, string Region, string Income);

/// <summary>One country in its form.</summary>
public sealed record PlaceEditPageModel(StaffFrame Frame, Place Place, Place Typed, IReadOnlyList<Problem> Problems, Place? Theirs);
