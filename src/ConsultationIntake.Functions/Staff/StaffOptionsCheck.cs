using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions.Staff;

internal sealed class StaffOptionsCheck : IValidateOptions<StaffOptions>
{
    public ValidateOptionsResult Validate(string? name, StaffOptions options) =>
        string.IsNullOrWhiteSpace(options.Role) ? ValidateOptionsResult.Fail("Staff__Role must name the app role of officers.")
        : string.IsNullOrWhiteSpace(options.ManagerRole)
            ? ValidateOptionsResult.Fail("Staff__ManagerRole must name the app role of managers.")
        : !options.Provider.All(char.IsAsciiLetterOrDigit) || options.Provider.Length == 0
            ? ValidateOptionsResult.Fail("Staff__Provider must be letters and digits, as in /.auth/login/aad.")
        : ValidateOptionsResult.Success;
}
