using KnowledgeHub.Newsletters.Reports;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Did they get it, and why not? The question comes by POST, so that no address stands in a log of addresses.</summary>
public static class LookupEndpoints
{
    public static IResult Form(HttpContext context) => Draw(context, "", null);

    public static async Task<IResult> FindAsync(HttpContext context, FindDeliveries find, CancellationToken ct)
    {
        var words = (await context.Request.ReadFormAsync(ct))["words"].ToString().Trim();
        return Draw(context, words, await find.RunAsync(words, context.User.StaffEmail(), ct));
    }

    private static IResult Draw(HttpContext context, string words, FoundDeliveries? found) => StaffPages.Draw<LookupPage>(
        new LookupPageModel(StaffFrame.For(context, "Did they get it?"), words, found),
        found?.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What was asked and found.</summary>
public sealed record LookupPageModel(StaffFrame Frame, string Words, FoundDeliveries? Found);
