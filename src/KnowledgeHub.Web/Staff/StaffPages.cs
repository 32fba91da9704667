using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeHub.Web.Staff;

/// <summary>Answers with a page of the staff side.</summary>
public static class StaffPages
{
    public static IResult Draw<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult(typeof(TPage), new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status };
}
