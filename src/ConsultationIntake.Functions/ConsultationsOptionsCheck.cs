using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions;

internal sealed class ConsultationsOptionsCheck : IValidateOptions<ConsultationsOptions>
{
    public ValidateOptionsResult Validate(string? name, ConsultationsOptions options) =>
        Directory.Exists(options.FullPath)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Consultations__Folder names {options.FullPath}, which is not there. Leave it out, or name a folder that is "
                    + "deployed with the app."
            );
}
