namespace KnowledgeHub.Web.Api;

/// <summary>Reads a number from an address, or says in one sentence what it must be.</summary>
public static class ApiNumber
{
    public static IResult? Read(HttpRequest request, string name, int whenEmpty, int most, out int number)
    {
        number = whenEmpty;
        return request.Query[name].ToString() is not { Length: > 0 } typed || (int.TryParse(typed, out number) && number >= 1 && number <= most)
            ? null
            : Results.Problem(title: $"{name} must be a number from 1 to {most}.", statusCode: StatusCodes.Status400BadRequest);
    }
}
