using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>The first start: whoever holds the code from the console becomes the first administrator.</summary>
public static class SetupEndpoints
{
    public static async Task<IResult> FormAsync(HttpContext context, SetupCode code, CancellationToken ct) =>
        await code.CurrentAsync(ct) is null ? Results.NotFound() : Draw(context, "", "", null);

    public static async Task<IResult> CreateAsync(HttpContext context, SetupCode code, AddAccount add, SignInManager<Account> signIn, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (email, name) = (form["email"].ToString(), form["name"].ToString());
        if (await code.CurrentAsync(ct) is null)
        {
            return Results.NotFound();
        }

        if (!await code.IsRightAsync(form["code"].ToString(), ct))
        {
            return Draw(context, email, name, "That is not the code. Copy it from the console where the hub was started.");
        }

        var (account, problem) = await add.RunAsync(email, name, Roles.Administrator, form["password"].ToString());
        if (account is null)
        {
            return Draw(context, email, name, problem);
        }

        await code.SpendAsync(ct);
        await signIn.SignInAsync(account, isPersistent: false);
        return Results.Redirect("/admin");
    }

    private static IResult Draw(HttpContext context, string email, string name, string? problem) => StaffPages.Draw<SetupPage>(
        new SetupPageModel(StaffFrame.For(context, "Set up the hub"), email, name, problem),
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
