// A photo as the inspector shows it. The same steps as src/ui/photo_look.h, which draws it where
// there is no WebGL: the mean of four places in the pixel, sharpened against its neighbours, then
// exposure and contrast. It changes what is seen, never the file.
precision highp float;

varying vec2 place;
uniform sampler2D photo_texture;
uniform vec2 across;      // in the photo, from one page pixel to the next one at the right
uniform vec2 down;        // and to the one below
uniform float gain;       // 2 to the power of the exposure
uniform float contrast;   // slope around the middle grey
uniform float sharpness;  // 0 to 1.5

vec3 mean(vec2 middle) {
    return 0.25 * (texture2D(photo_texture, middle - 0.25 * across - 0.25 * down).rgb +
                   texture2D(photo_texture, middle + 0.25 * across - 0.25 * down).rgb +
                   texture2D(photo_texture, middle - 0.25 * across + 0.25 * down).rgb +
                   texture2D(photo_texture, middle + 0.25 * across + 0.25 * down).rgb);
}

void main() {
    if (place.x < 0.0 || place.y < 0.0 || place.x > 1.0 || place.y > 1.0) discard;
    vec3 seen = mean(place);
    if (sharpness > 0.0) {
        vec3 around = 0.25 * (texture2D(photo_texture, place - across).rgb +
                              texture2D(photo_texture, place + across).rgb +
                              texture2D(photo_texture, place - down).rgb +
                              texture2D(photo_texture, place + down).rgb);
        seen = clamp(seen + sharpness * (seen - around), 0.0, 1.0);
    }
    seen = pow(min(pow(seen, vec3(2.2)) * gain, vec3(1.0)), vec3(1.0 / 2.2));
    seen = clamp((seen - 0.5) * contrast + 0.5, 0.0, 1.0);
    gl_FragColor = vec4(seen, 1.0);
}
